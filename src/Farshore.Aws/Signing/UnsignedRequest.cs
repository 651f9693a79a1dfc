using System.Globalization;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Signing;

/// <summary>A request that nobody signed, as S3 takes them from the public.</summary>
public static class UnsignedRequest
{
    const string Chunked = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    const string Header = "x-amz-content-sha256";

    /// <summary>Whether nothing in the request claims to be a signature.</summary>
    /// <exception cref="AwsException">It is signed in a way that cannot be read.</exception>
    public static bool Is(WireRequest request) => ClaimReader.Read(request) is null;

    /// <summary>The body as its sender meant it.</summary>
    public static PayloadStream Open(WireRequest request, Stream body) => request.Headers.GetValueOrDefault(Header) switch
    {
        Chunked => new ChunkedPayloadStream(body, DecodedLength(request) ?? 0, null, hasTrailer: true),
        { Length: 64 } hash when hash.All(char.IsAsciiHexDigit) => new HashedPayloadStream(body, hash, SignatureErrors.Of("s3")),
        _ => new PlainPayloadStream(body),
    };

    /// <summary>Length of the body once <c>aws-chunked</c> is taken off; null where the body is sent plainly.</summary>
    public static long? DecodedLength(WireRequest request) =>
        request.Headers.GetValueOrDefault(Header) == Chunked && long.TryParse(
            request.Headers.GetValueOrDefault("x-amz-decoded-content-length"), NumberStyles.None, CultureInfo.InvariantCulture,
                out var length)
            ? length
            : null;
}
