using System.Text;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Signing;

/// <summary>The one text that a request, however spelled, is signed as.</summary>
static class CanonicalRequest
{
    /// <summary>Builds it as the signer must have built it: S3 encodes paths once and leaves them alone; other services normalise them
    /// and encode them twice.</summary>
    public static string Of(WireRequest request, SignatureClaim claim, string payloadHash)
    {
        var isS3 = claim.Scope.Service is "s3";
        StringBuilder text = new();
        text.Append(request.Method).Append('\n');
        text.Append(isS3 ? UriEncoding.NormalizePath(request.Path) : UriEncoding.EncodePath(UriEncoding.RemoveDotSegments(request.Path)));
        text.Append('\n');
        text.AppendJoin('&', Query(request, claim)).Append('\n');
        foreach (var name in claim.SignedHeaders) text.Append(name).Append(':').Append(HeaderValue(request, name)).Append('\n');
        text.Append('\n').AppendJoin(';', claim.SignedHeaders).Append('\n').Append(payloadHash);
        return text.ToString();
    }

    static IEnumerable<string> Query(WireRequest request, SignatureClaim claim) => request.Query
        .Where(parameter => !claim.IsPresigned || parameter.Key != "X-Amz-Signature")
        .Select(parameter => (Name: UriEncoding.Encode(parameter.Key), Value: UriEncoding.Encode(parameter.Value)))
        .OrderBy(parameter => parameter.Name, StringComparer.Ordinal).ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
        .Select(parameter => $"{parameter.Name}={parameter.Value}");

    static string HeaderValue(WireRequest request, string name) =>
        string.Join(' ', request.Headers.GetValueOrDefault(name, "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
