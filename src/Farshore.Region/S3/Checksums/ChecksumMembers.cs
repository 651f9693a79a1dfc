using Farshore.Aws.S3;

namespace Farshore.Region.S3.Checksums;

/// <summary>Checksums in the shapes that carry them, by algorithm instead of by member.</summary>
static class ChecksumMembers
{
    extension(IChecksummed shape)
    {
        public string? Given(ChecksumAlgorithm algorithm) => algorithm.Name switch
        {
            "CRC32" => shape.ChecksumCRC32,
            "CRC32C" => shape.ChecksumCRC32C,
            "CRC64NVME" => shape.ChecksumCRC64NVME,
            "SHA1" => shape.ChecksumSHA1,
            "SHA256" => shape.ChecksumSHA256,
            "SHA512" => shape.ChecksumSHA512,
            "MD5" => shape.ChecksumMD5,
            "XXHASH64" => shape.ChecksumXXHASH64,
            "XXHASH3" => shape.ChecksumXXHASH3,
            _ => shape.ChecksumXXHASH128,
        };

        void Set(ChecksumAlgorithm algorithm, string value) => _ = algorithm.Name switch
        {
            "CRC32" => shape.ChecksumCRC32 = value,
            "CRC32C" => shape.ChecksumCRC32C = value,
            "CRC64NVME" => shape.ChecksumCRC64NVME = value,
            "SHA1" => shape.ChecksumSHA1 = value,
            "SHA256" => shape.ChecksumSHA256 = value,
            "SHA512" => shape.ChecksumSHA512 = value,
            "MD5" => shape.ChecksumMD5 = value,
            "XXHASH64" => shape.ChecksumXXHASH64 = value,
            "XXHASH3" => shape.ChecksumXXHASH3 = value,
            _ => shape.ChecksumXXHASH128 = value,
        };
    }

    /// <summary>The shape with a checksum in the member that is meant for it.</summary>
    public static T With<T>(this T shape, StoredChecksum? checksum) where T : IChecksummed
    {
        if (checksum is not null) shape.Set(checksum.Algorithm, checksum.Value);
        return shape;
    }
}
