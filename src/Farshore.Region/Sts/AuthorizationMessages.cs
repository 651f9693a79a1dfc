using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Sts;
using Farshore.Region.Hosting;

namespace Farshore.Region.Sts;

/// <summary>The encoded part of refusals: tells who was refused what, to those who may read it.</summary>
static class AuthorizationMessages
{
    public static void Serve(Operations served) => served.Add(StsApi.DecodeAuthorizationMessage, (request, _, _) =>
        Task.FromResult(new DecodeAuthorizationMessageResponse { DecodedMessage = Decode(request.EncodedMessage) }));

    /// <summary>A refusal for want of a statement that allows.</summary>
    /// <param name="principal">Who was refused.</param>
    /// <param name="action">What it wanted to do.</param>
    /// <param name="resource">To what.</param>
    public static string Encode(string principal, string action, string resource)
    {
        var told = new JsonObject
        {
            ["allowed"] = false,
            ["explicitDeny"] = false,
            ["matchedStatements"] = new JsonObject { ["items"] = new JsonArray() },
            ["failures"] = new JsonObject { ["items"] = new JsonArray() },
            ["context"] = new JsonObject
            {
                ["principal"] = new JsonObject { ["arn"] = principal },
                ["action"] = action,
                ["resource"] = resource,
                ["conditions"] = new JsonObject { ["items"] = new JsonArray() },
            },
        };
        using var packed = new MemoryStream();
        using (var writer = new StreamWriter(new ZLibStream(packed, CompressionLevel.SmallestSize))) writer.Write(told.ToJsonString());
        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <exception cref="AwsException"><c>InvalidAuthorizationMessageException</c>.</exception>
    static string Decode(string encoded)
    {
        try
        {
            using var reader =
                new StreamReader(new ZLibStream(new MemoryStream(Base64Url.DecodeFromChars(encoded)), CompressionMode.Decompress));
            return reader.ReadToEnd();
        }
        catch (Exception unread) when (unread is FormatException or InvalidDataException)
        {
            throw new AwsException("InvalidAuthorizationMessageException", "Message is not valid");
        }
    }
}
