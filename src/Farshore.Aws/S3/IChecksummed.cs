namespace Farshore.Aws.S3;

/// <summary>A shape with a member for each checksum that S3 can keep; at most one of them is set.</summary>
public interface IChecksummed
{
    string? ChecksumCRC32 { get; set; }

    string? ChecksumCRC32C { get; set; }

    string? ChecksumCRC64NVME { get; set; }

    string? ChecksumSHA1 { get; set; }

    string? ChecksumSHA256 { get; set; }

    string? ChecksumSHA512 { get; set; }

    string? ChecksumMD5 { get; set; }

    string? ChecksumXXHASH64 { get; set; }

    string? ChecksumXXHASH3 { get; set; }

    string? ChecksumXXHASH128 { get; set; }
}
