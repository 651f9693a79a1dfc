using System.Text;
using Farshore.Aws;

namespace Farshore.Region.Hosting.Routing;

/// <summary>A path must be text once it is decoded; what is none would come back as another key than was meant.</summary>
static class S3Path
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="AwsException"><c>InvalidURI</c>.</exception>
    public static void Check(string path)
    {
        if (!path.Contains('%', StringComparison.Ordinal)) return;
        var bytes = new byte[path.Length * 3];
        var count = 0;
        for (var at = 0; at < path.Length; at++)
        {
            if (path[at] != '%')
            {
                count += Encoding.UTF8.GetBytes(path.AsSpan(at, 1), bytes.AsSpan(count));
                continue;
            }

            if (at + 2 >= path.Length || !byte.TryParse(
                path.AsSpan(at + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, null, out bytes[count])) throw Invalid(path);
            count++;
            at += 2;
        }

        try
        {
            Strict.GetCharCount(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            throw Invalid(path);
        }
    }

    static AwsException Invalid(string path) => new("InvalidURI", "Couldn't parse the specified URI.")
    {
        Details = new Dictionary<string, string> { ["URI"] = path },
    };
}
