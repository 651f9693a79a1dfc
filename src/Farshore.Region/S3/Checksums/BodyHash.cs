using System.Security.Cryptography;

namespace Farshore.Region.S3.Checksums;

/// <summary>MD5, which becomes the ETag, and the checksums that are wanted, in one pass over the bytes.</summary>
public sealed class BodyHash : IDisposable
{
    readonly IncrementalHash md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    readonly List<(ChecksumAlgorithm Algorithm, RunningChecksum Run)> runs;

    public BodyHash(params IEnumerable<ChecksumAlgorithm> algorithms) =>
        runs = [.. algorithms.Distinct().Select(algorithm => (algorithm, algorithm.Begin()))];

    public void Append(ReadOnlySpan<byte> data)
    {
        md5.AppendData(data);
        foreach (var (_, run) in runs) run.Append(data);
    }

    public BodyDigest Finish() => new(
        Convert.ToHexStringLower(md5.GetHashAndReset()),
        runs.ToDictionary(run => run.Algorithm, run => Convert.ToBase64String(run.Run.Finish())));

    public void Dispose()
    {
        md5.Dispose();
        foreach (var (_, run) in runs) run.Dispose();
    }
}

/// <summary>What a body hashed to.</summary>
/// <param name="ETag">MD5 in lower-case hexadecimal.</param>
/// <param name="Checksums">Base64, by algorithm.</param>
public sealed record BodyDigest(string ETag, IReadOnlyDictionary<ChecksumAlgorithm, string> Checksums)
{
    public StoredChecksum Of(ChecksumAlgorithm algorithm) => new(algorithm, StoredChecksum.FullObject, Checksums[algorithm]);
}
