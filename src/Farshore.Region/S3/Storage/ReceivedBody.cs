using Farshore.Region.S3.Checksums;

namespace Farshore.Region.S3.Storage;

/// <summary>A body whose bytes are on disk or at hand, and which nobody holds yet.</summary>
/// <param name="Id">Its number; also the name of its file.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Inline">The bytes of a small body, which ride in the database; none for a file.</param>
/// <param name="Digest">What it hashed to.</param>
public sealed record ReceivedBody(long Id, long Size, byte[]? Inline, BodyDigest Digest);
