using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.Signing;
using Farshore.Region.S3;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.S3.Storage;

namespace Farshore.Region.Tests.S3;

public sealed class BodyIntakeTests
{
    static readonly byte[] Content = S3Regions.Content(200_000);

    [Theory]
    [InlineData("CRC32C")]
    [InlineData(null)]
    public async Task A_checksum_behind_the_body_is_verified_and_kept_even_if_it_alone_names_its_algorithm(string? announced)
    {
        await using var region = new StoreInFolder();
        var right = Convert.ToBase64String(ChecksumAlgorithm.Crc32C.Of(Content));

        var (_, checksum) = await TakeAsync(region, announced, new() { ["x-amz-checksum-crc32c"] = right });

        Assert.Equal(new(ChecksumAlgorithm.Crc32C, StoredChecksum.FullObject, right), checksum);
    }

    [Theory]
    [InlineData("CRC32C", "BadDigest")]
    [InlineData(null, "BadDigest")]
    public async Task A_wrong_one_is_refused_and_the_body_is_gone(string? announced, string code)
    {
        await using var region = new StoreInFolder();
        var wrong = Convert.ToBase64String(ChecksumAlgorithm.Crc32C.Of(Content.AsSpan(1)));

        await TakeAsync(region, announced, new() { ["x-amz-checksum-crc32c"] = wrong }).RefusedAsync(code);

        Assert.Empty(region.BodyFiles);
    }

    [Fact]
    public async Task One_that_was_announced_and_does_not_come_is_missed()
    {
        await using var region = new StoreInFolder();

        await new BodyIntake(region.Store).TakeAsync(
            new Payload(Content, [], false), null, null, new(ChecksumAlgorithm.Crc32C, null) { IsAnnounced = true },
            ChecksumAlgorithm.Crc64Nvme, region.Store.Keys.New("b", "k", ObjectHeaders.None),
                default).RefusedAsync("MalformedTrailerError");

        Assert.Empty(region.BodyFiles);
    }

    [Fact]
    public async Task What_ends_early_is_not_kept()
    {
        await using var region = new StoreInFolder();

        await Assert.ThrowsAsync<IOException>(() => TakeAsync(region, null, [], cutOff: true));

        Assert.Empty(region.BodyFiles);
    }

    [Fact]
    public async Task What_says_that_it_is_too_large_is_not_even_read()
    {
        await using var region = new StoreInFolder();

        await new BodyIntake(region.Store).TakeAsync(
            Stream.Null, (5L << 30) + 1, null, new DeclaredChecksum(null, null), ChecksumAlgorithm.Crc64Nvme,
                region.Store.Keys.New("b", "k", ObjectHeaders.None), default).RefusedAsync(
                "EntityTooLarge");
    }

    static Task<(Farshore.Region.S3.Storage.ReceivedBody, StoredChecksum)> TakeAsync(
        StoreInFolder region, string? announced, Dictionary<string, string> trailers, bool cutOff = false) =>
        new BodyIntake(region.Store).TakeAsync(
            new Payload(Content, trailers, cutOff), null, null, new DeclaredChecksum(DeclaredChecksum.Named(announced), null),
                ChecksumAlgorithm.Crc64Nvme, region.Store.Keys.New("b", "k", ObjectHeaders.None), default);

    sealed class Payload(byte[] content, Dictionary<string, string> trailers, bool cutOff) : PayloadStream
    {
        int position;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            // As the network hands it out: in pieces that fit nothing.
            var read = Math.Min(Math.Min(buffer.Length, 7001), content.Length - position);
            if (cutOff && position > 150_000) throw new IOException("the connection is gone");
            if (read == 0) Trailers = trailers;
            content.AsSpan(position, read).CopyTo(buffer.Span);
            position += read;
            return new(read);
        }
    }
}
