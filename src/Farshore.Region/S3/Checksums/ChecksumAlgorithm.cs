using System.Security.Cryptography;

namespace Farshore.Region.S3.Checksums;

/// <summary>One of the checksums S3 can keep beside an object.</summary>
public sealed class ChecksumAlgorithm
{
    public static readonly ChecksumAlgorithm Crc32 = new("CRC32", Crc.Crc32);
    public static readonly ChecksumAlgorithm Crc32C = new("CRC32C", Crc.Crc32C);
    public static readonly ChecksumAlgorithm Crc64Nvme = new("CRC64NVME", Crc.Crc64Nvme);
    public static readonly ChecksumAlgorithm Sha1 = new("SHA1", HashAlgorithmName.SHA1, SHA1.HashSizeInBytes);
    public static readonly ChecksumAlgorithm Sha256 = new("SHA256", HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
    public static readonly ChecksumAlgorithm Sha512 = new("SHA512", HashAlgorithmName.SHA512, SHA512.HashSizeInBytes);
    public static readonly ChecksumAlgorithm Md5 = new("MD5", HashAlgorithmName.MD5, MD5.HashSizeInBytes);
    public static readonly ChecksumAlgorithm XxHash64 = new("XXHASH64", 8, static () => new XxHash64Run());
    public static readonly ChecksumAlgorithm XxHash3 = new("XXHASH3", 8, static () => new XxHash3Run(wide: false));
    public static readonly ChecksumAlgorithm XxHash128 = new("XXHASH128", 16, static () => new XxHash3Run(wide: true));

    public static readonly IReadOnlyList<ChecksumAlgorithm> All =
        [Crc32, Crc32C, Crc64Nvme, Sha1, Sha256, Sha512, Md5, XxHash64, XxHash3, XxHash128];

    readonly Func<RunningChecksum> begin;

    ChecksumAlgorithm(string name, int length, Func<RunningChecksum> begin) => (Name, Length, this.begin) = (name, length, begin);

    ChecksumAlgorithm(string name, Crc crc) : this(name, crc.Bytes, () => new CrcRun(crc)) => this.Crc = crc;

    ChecksumAlgorithm(string name, HashAlgorithmName hash, int length)
        : this(name, length, () => new HashRun(IncrementalHash.CreateHash(hash))) { }

    /// <summary>As in <c>x-amz-checksum-algorithm</c>.</summary>
    public string Name { get; }

    /// <summary>The header or trailer that carries the value.</summary>
    public string Header => "x-amz-checksum-" + Name.ToLowerInvariant();

    /// <summary>Whether the checksum of a whole can be had from those of its parts.</summary>
    public bool Combines => Crc is not null;

    /// <summary>What an upload in parts gets when its type is not stated.</summary>
    public string DefaultType => this == Crc64Nvme ? StoredChecksum.FullObject : StoredChecksum.Composite;

    internal Crc? Crc { get; }

    public static ChecksumAlgorithm? Find(string? name) =>
        All.FirstOrDefault(known => known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Length of a value in bytes.</summary>
    public int Length { get; }

    internal RunningChecksum Begin() => begin();

    /// <summary>The checksum over some bytes at hand.</summary>
    public byte[] Of(ReadOnlySpan<byte> data)
    {
        using var run = Begin();
        run.Append(data);
        return run.Finish();
    }

    public override string ToString() => Name;
}
