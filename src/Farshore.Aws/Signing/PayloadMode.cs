namespace Farshore.Aws.Signing;

/// <summary>How far a signature reaches into the body, as <c>x-amz-content-sha256</c> declares.</summary>
public enum PayloadMode
{
    /// <summary>The body's SHA-256 is signed.</summary>
    Hashed,

    /// <summary><c>UNSIGNED-PAYLOAD</c>.</summary>
    Unsigned,

    /// <summary><c>STREAMING-AWS4-HMAC-SHA256-PAYLOAD</c>: each chunk carries a signature.</summary>
    SignedChunks,

    /// <summary><c>STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER</c>: each chunk and the trailer carry one.</summary>
    SignedChunksWithTrailer,

    /// <summary><c>STREAMING-UNSIGNED-PAYLOAD-TRAILER</c>: chunks without signatures, then a trailer.</summary>
    UnsignedChunksWithTrailer,
}
