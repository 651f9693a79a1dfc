using Farshore.Region.S3.Checksums;

namespace Farshore.Region.Tests.S3.Checksums;

public sealed class XxHash3RunTests
{
    // Of the bytes 0, 1, 2, …, as another implementation has them.
    [Theory]
    [InlineData(0, "2d06800538d394c2", "99aa06d3014798d86001c324468d497f")]
    [InlineData(1, "c44bdff4074eecdb", "a6cd5e9392000f6ac44bdff4074eecdb")]
    [InlineData(4, "60dab036a58211f2", "eb70bf5fc779e9e6a6111d53e80a3db5")]
    [InlineData(9, "e9612598145bb9dc", "16c769d83e4aebce907931979dca3746")]
    [InlineData(17, "9ef341a99de37328", "685bc458b37d057fc06e233df7729217")]
    [InlineData(129, "ec7642b431ba3e5a", "dd5e74ac6b45f54ebc30b63382b09a3b")]
    [InlineData(241, "02e8cd95421c6d02", "1da1cb61bcb8a2a102e8cd95421c6d02")]
    [InlineData(1025, "78c86e91ee939852", "e1e508f110763b4678c86e91ee939852")]
    [InlineData(2048, "dd420471ff96bd00", "df73e0768dd183fadd420471ff96bd00")]
    public void Gives_the_known_values_in_both_widths_however_the_bytes_arrive(int length, string narrow, string wide)
    {
        byte[] data = [.. Enumerable.Range(0, length).Select(index => (byte)index)];
        foreach (var step in (int[])[1, 7, 64, 100, 5000])
        {
            Assert.Equal(narrow, InSteps(ChecksumAlgorithm.XxHash3, data, step));
            Assert.Equal(wide, InSteps(ChecksumAlgorithm.XxHash128, data, step));
        }
    }

    static string InSteps(ChecksumAlgorithm algorithm, byte[] data, int step)
    {
        using var run = algorithm.Begin();
        foreach (var piece in data.Chunk(step)) run.Append(piece);
        return Convert.ToHexStringLower(run.Finish());
    }
}
