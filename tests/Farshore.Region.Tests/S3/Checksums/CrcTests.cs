using Farshore.Region.S3.Checksums;

namespace Farshore.Region.Tests.S3.Checksums;

public sealed class CrcTests
{
    [Theory]
    [InlineData("CRC32", "cbf43926")]
    [InlineData("CRC32C", "e3069283")]
    [InlineData("CRC64NVME", "ae8b14860a799888")]
    [InlineData("SHA1", "f7c3bc1d808e04732adf679965ccc34ca7ae3441")]
    [InlineData("SHA256", "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225")]
    public void Gives_the_published_check_value(string algorithm, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(ChecksumAlgorithm.Find(algorithm)!.Of("123456789"u8)));

    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    public void Is_the_same_in_long_strides_and_byte_by_byte(string algorithm)
    {
        var crc = ChecksumAlgorithm.Find(algorithm)!.Crc!;
        var random = new Random(7);
        for (var length = 0; length < 1500; length += 13)
        {
            var data = new byte[length];
            random.NextBytes(data);

            var stepped = data.Aggregate(crc.Start, (register, value) => crc.Append(register, [value]));

            Assert.Equal(stepped, crc.Append(crc.Start, data));
        }
    }

    [Theory]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    public void Joins_the_checksums_of_pieces_into_that_of_the_whole(string name)
    {
        var algorithm = ChecksumAlgorithm.Find(name)!;
        var data = new byte[100_000];
        new Random(8).NextBytes(data);
        (byte[], long)[] pieces = [.. new[] { 0..1, 1..70_000, 70_000..70_000, 70_000..100_000 }
            .Select(range => (algorithm.Of(data.AsSpan(range)), (long)data.AsSpan(range).Length))];

        var joined = StoredChecksum.OfParts(algorithm, StoredChecksum.FullObject, pieces);

        Assert.Equal(Convert.ToBase64String(algorithm.Of(data)), joined.Value);
    }

    [Fact]
    public void A_composite_is_the_checksum_of_the_parts_checksums_and_their_number()
    {
        (byte[], long)[] parts = [(ChecksumAlgorithm.Sha256.Of("one"u8), 3), (ChecksumAlgorithm.Sha256.Of("two"u8), 3)];

        var composite = StoredChecksum.OfParts(ChecksumAlgorithm.Sha256, StoredChecksum.Composite, parts);

        var expected = ChecksumAlgorithm.Sha256.Of([.. parts[0].Item1, .. parts[1].Item1]);
        Assert.Equal($"{Convert.ToBase64String(expected)}-2", composite.Value);
        Assert.Equal(composite, StoredChecksum.Parse(composite.ToString()));
    }
}
