using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.Protocols;
using Farshore.Aws.S3;
using Farshore.Region.S3.Checksums;

namespace Farshore.Region.S3;

/// <summary>Holds a message that is in memory against the digests that came with it.</summary>
static class BodyIntegrity
{
    const string MD5Header = "Content-MD5";

    /// <param name="operation">Some demand a digest.</param>
    /// <param name="request">With its headers and its whole body.</param>
    /// <param name="trailers">What came behind the body.</param>
    /// <exception cref="AwsException"><c>BadDigest</c>, <c>InvalidDigest</c>, <c>InvalidRequest</c>.</exception>
    public static void Check(IOperation operation, WireRequest request, IReadOnlyDictionary<string, string> trailers)
    {
        if (request.Method is "GET" or "HEAD") return;
        var contentMD5 = request.Headers.GetValueOrDefault(MD5Header);
        ContentDigest.CheckForm(contentMD5);
        if (contentMD5 is not null) ContentDigest.Check(contentMD5, Convert.ToHexStringLower(MD5.HashData(request.Body.Span)));
        var isSummed = contentMD5 is not null;
        // The checksums of CompleteMultipartUpload are the object's, not the message's.
        if (operation.InputShape.Type.IsAssignableTo(typeof(IChecksummed))) return;
        foreach (var algorithm in ChecksumAlgorithm.All)
        {
            var value = request.Headers.GetValueOrDefault(algorithm.Header) ?? trailers.GetValueOrDefault(algorithm.Header);
            if (value is null) continue;
            isSummed = true;
            new DeclaredChecksum(algorithm, value).Verify(Convert.ToBase64String(algorithm.Of(request.Body.Span)));
        }

        if (isSummed || !operation.RequiresChecksum) return;
        throw S3Errors.InvalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
    }
}
