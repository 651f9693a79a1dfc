using System.Text;
using Farshore.Region.S3.Checksums;

namespace Farshore.Region.Tests.S3.Checksums;

public sealed class XxHash64RunTests
{
    [Theory]
    [InlineData("", "ef46db3751d8e999")]
    [InlineData("a", "d24ec4f1a98c6e5b")]
    [InlineData("abc", "44bc2cf5ad770999")]
    [InlineData("Nobody inspects the spammish repetition", "fbcea83c8a378bf1")]
    public void Gives_the_published_value(string text, string expected) =>
        Assert.Equal(expected, Convert.ToHexStringLower(ChecksumAlgorithm.XxHash64.Of(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Is_the_same_however_the_bytes_arrive()
    {
        var data = new byte[1000];
        new Random(9).NextBytes(data);
        var whole = ChecksumAlgorithm.XxHash64.Of(data);
        for (var step = 1; step < 70; step += 3)
        {
            using var run = ChecksumAlgorithm.XxHash64.Begin();
            foreach (var piece in data.Chunk(step)) run.Append(piece);

            Assert.Equal(whole, run.Finish());
        }
    }
}
