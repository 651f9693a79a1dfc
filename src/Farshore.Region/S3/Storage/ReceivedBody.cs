using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage.Encryption;

namespace Farshore.Region.S3.Storage;

/// <summary>A body whose bytes are on disk or at hand, and which nobody holds yet.</summary>
/// <param name="Id">Its number; also the name of its file.</param>
/// <param name="Size">In bytes, as its sender counts them.</param>
/// <param name="Inline">The encrypted bytes of a small body, which ride in the database; none for a file.</param>
/// <param name="Digest">What it hashed to, before it was encrypted.</param>
/// <param name="Key">What it is encrypted with.</param>
public sealed record ReceivedBody(long Id, long Size, byte[]? Inline, BodyDigest Digest, BodyKey Key);
