using System.Security.Cryptography;

namespace Farshore.Region.S3.Checksums;

/// <summary>MD5, which becomes the ETag, and the checksums that are wanted, in one pass over the bytes.</summary>
public sealed class BodyHash : IDisposable
{
    readonly List<(ChecksumAlgorithm Algorithm, RunningChecksum Run)> runs;
    IncrementalHash? md5;

    public BodyHash(params IEnumerable<ChecksumAlgorithm> algorithms) =>
        runs = [.. algorithms.Distinct().Select(algorithm => (algorithm, algorithm.Begin()))];

    public void Append(ReadOnlySpan<byte> data)
    {
        (md5 ??= IncrementalHash.CreateHash(HashAlgorithmName.MD5)).AppendData(data);
        foreach (var (_, run) in runs) run.Append(data);
    }

    public BodyDigest Finish() => Finish([]);

    /// <summary>Appends the last bytes and ends. A body that comes in one piece needs no state in between.</summary>
    public BodyDigest Finish(ReadOnlySpan<byte> last)
    {
        md5?.AppendData(last);
        foreach (var (_, run) in runs) run.Append(last);
        return new(
            Convert.ToHexStringLower(md5?.GetHashAndReset() ?? MD5.HashData(last)),
            runs.ToDictionary(run => run.Algorithm, run => Convert.ToBase64String(run.Run.Finish())));
    }

    public void Dispose()
    {
        md5?.Dispose();
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
