using System.Globalization;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Signing;

/// <summary>What the request declares about its body, and the text that stands for the body under the signature.</summary>
sealed record DeclaredPayload(PayloadMode Mode, string Hash, long? DecodedLength)
{
    const string Header = "x-amz-content-sha256";
    const string Unsigned = "UNSIGNED-PAYLOAD";

    public static DeclaredPayload Of(WireRequest request, SignatureClaim claim, SignatureErrors errors)
    {
        var isS3 = claim.Scope.Service == "s3";
        var declared = request.Headers.GetValueOrDefault(Header);
        if (declared is null && isS3 && !claim.IsPresigned)
        {
            throw new AwsException("InvalidRequest", $"Missing required header for this request: {Header}");
        }

        // A presigned URL is signed before there is a body; only a hash among its signed headers binds one.
        if (isS3 && claim.IsPresigned && !claim.SignedHeaders.Contains(Header)) declared = Unsigned;
        var hash = declared ?? HashOf(request);
        var mode = hash switch
        {
            Unsigned => PayloadMode.Unsigned,
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" => PayloadMode.SignedChunks,
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" => PayloadMode.SignedChunksWithTrailer,
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER" => PayloadMode.UnsignedChunksWithTrailer,
            { Length: 64 } when hash.All(char.IsAsciiHexDigit) => PayloadMode.Hashed,
            _ => throw BadHeader(hash, isS3, errors),
        };
        return new(mode, hash, mode is PayloadMode.Hashed or PayloadMode.Unsigned ? null : DecodedLengthOf(request))
        {
            Trailers = (request.Headers.GetValueOrDefault("x-amz-trailer") ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    /// <summary>The trailers that the request says it brings.</summary>
    public IReadOnlyList<string> Trailers { get; private init; } = [];

    /// <summary>Compares a body that is already in memory with its declared hash.</summary>
    public void CheckBuffered(WireRequest request, SignatureErrors errors)
    {
        if (Mode != PayloadMode.Hashed || request.Content is not null) return;
        var computed = SignatureV4.Hash(request.Body.Span);
        if (!string.Equals(computed, Hash, StringComparison.OrdinalIgnoreCase)) throw errors.PayloadMismatch(Hash, computed);
    }

    static string HashOf(WireRequest request) => request.Content is null
        ? SignatureV4.Hash(request.Body.Span)
        : throw new InvalidOperationException($"A body without {Header} must be read into memory before its signature can be verified.");

    static long DecodedLengthOf(WireRequest request)
    {
        var text = request.Headers.GetValueOrDefault("x-amz-decoded-content-length");
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : throw new AwsException("MissingContentLength", "You must provide the Content-Length HTTP header.", 411);
    }

    static AwsException BadHeader(string hash, bool isS3, SignatureErrors errors)
    {
        var message = $"{Header} must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, "
            + "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.";
        if (!isS3) return errors.Refused(message);
        return new("InvalidArgument", message)
        {
            Details = new Dictionary<string, string> { ["ArgumentName"] = Header, ["ArgumentValue"] = hash },
        };
    }
}
