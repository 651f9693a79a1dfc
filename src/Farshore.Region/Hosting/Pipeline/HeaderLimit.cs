using Farshore.Aws;
using Farshore.Aws.Protocols;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Refuses requests whose headers are a flood, before anything else is made of them.</summary>
static class HeaderLimit
{
    /// <summary>What is read at all; beyond it the connection ends with 431.</summary>
    public const int MostRead = 1024 * 1024;

    public const int MostCounted = 4096;

    const int MostOfS3 = 8 * 1024;
    const int MostOfOthers = 64 * 1024;

    public static Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        var request = exchange.Request;
        var length = LengthOf(request);
        if (length <= MostOfS3) return rest();
        if ((SigningName.Of(request) ?? "s3") == "s3")
        {
            throw new AwsException("RequestHeaderSectionTooLarge", "Your request header section exceeds the maximum allowed size.")
            {
                Details = new Dictionary<string, string> { ["MaxSizeAllowed"] = $"{MostOfS3}" },
            };
        }

        if (length > MostOfOthers) throw new AwsException("RequestEntityTooLarge", "The request's headers are too large", 413);
        return rest();
    }

    static int LengthOf(WireRequest request)
    {
        var length = 0;
        foreach (var (name, value) in request.Headers) length += name.Length + value.Length + 4;
        return length;
    }
}
