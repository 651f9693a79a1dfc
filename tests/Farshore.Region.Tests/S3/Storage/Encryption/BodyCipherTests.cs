using Farshore.Region.S3.Storage.Encryption;

namespace Farshore.Region.Tests.S3.Storage.Encryption;

public sealed class BodyCipherTests
{
    static readonly byte[] Content = S3Regions.Content((3 * BodyCipher.Segment) + 10);

    [Fact]
    public async Task A_body_that_is_put_together_otherwise_does_not_open()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        var version = await region.PutAsync("b", "k", Content);
        var file = Assert.Single(region.BodyFiles);
        var whole = File.ReadAllBytes(file);
        Assert.Equal(BodyCipher.SealedSize(Content.Length), whole.Length);
        byte[] Segments(params int[] order) =>
            [.. order.SelectMany(index => whole.Skip(index * BodyCipher.SealedSegment).Take(BodyCipher.SealedSegment))];

        foreach (var changed in new[]
        {
            Segments(1, 0, 2, 3), Segments(0, 0, 2, 3), Segments(0, 1, 2), Segments(0, 1, 3), whole[..^1],
                [.. whole[..^1], (byte)(whole[^1] ^ 1)],
        })
        {
            File.WriteAllBytes(file, changed);
            Assert.ThrowsAny<IOException>(() => region.Read(version));
        }

        File.WriteAllBytes(file, whole);
        Assert.Equal(Content, region.Read(version));
    }

    [Fact]
    public async Task What_lies_before_the_damage_can_still_be_read()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        var version = await region.PutAsync("b", "k", Content);
        var file = Assert.Single(region.BodyFiles);
        var bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);

        Assert.Equal(Content[100..190_000], region.Read(version, 100, 189_900));
        Assert.ThrowsAny<IOException>(() => region.Read(version, Content.Length - 1, 1));
    }

    [Fact]
    public void A_segment_that_ends_one_body_does_not_go_on_in_another()
    {
        using var cipher = new BodyCipher(new byte[32]);
        var sealedBytes = new byte[BodyCipher.SealedSize(100)];
        cipher.Seal(0, Content.AsSpan(0, 100), endsBody: true, sealedBytes);

        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() =>
            cipher.Open(0, endsBody: false, sealedBytes, new byte[100]));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() =>
            cipher.Open(1, endsBody: true, sealedBytes, new byte[100]));
    }
}
