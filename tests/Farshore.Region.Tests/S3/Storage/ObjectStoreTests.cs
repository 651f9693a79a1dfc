using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.Tests.S3.Storage;

public sealed class ObjectStoreTests
{
    static readonly byte[] Large = RandomNumberGenerator.GetBytes(700_001);

    [Fact]
    public async Task Keeps_every_version_where_versioning_is_enabled()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b", "Enabled");

        var first = await region.PutAsync("b", "k", "first");
        var second = await region.PutAsync("b", "k", "second");
        var deletion = await region.DeleteAsync("b", "k");

        Assert.True(region.Store.Find("b", "k")!.IsDeleteMarker);
        Assert.Equal(deletion.VersionId, region.Store.Find("b", "k")!.VersionId);
        Assert.Equal("first"u8.ToArray(), region.Read(region.Store.Find("b", "k", first.VersionId)!));
        Assert.Equal("second"u8.ToArray(), region.Read(region.Store.Find("b", "k", second.VersionId)!));
    }

    [Fact]
    public async Task Taking_the_marker_away_brings_the_object_back()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b", "Enabled");
        var version = await region.PutAsync("b", "k");
        var marker = await region.DeleteAsync("b", "k");

        var undone = await region.DeleteAsync("b", "k", marker.VersionId);

        Assert.True(undone.RemovedMarker);
        Assert.Equal(version.VersionId, region.Store.Find("b", "k")!.VersionId);
    }

    [Fact]
    public async Task Without_versioning_there_is_one_version_and_its_old_bytes_are_gone()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        await region.PutAsync("b", "k", Large);
        Assert.Single(region.BodyFiles);

        var second = await region.PutAsync("b", "k", "short");

        Assert.Equal(VersionIds.Null, second.VersionId);
        Assert.Empty(region.BodyFiles);
        Assert.Single(region.Store.ListVersions(new("b", "", null, 10)).Lines);
        await region.DeleteAsync("b", "k");
        Assert.Null(region.Store.Find("b", "k"));
    }

    [Fact]
    public async Task Suspended_versioning_replaces_the_null_version_and_no_other()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        await region.PutAsync("b", "k", "null 1");
        await region.Store.Buckets.UpdateAsync("b", bucket => bucket with { Versioning = "Enabled" }, default);
        var kept = await region.PutAsync("b", "k", "kept");
        await region.Store.Buckets.UpdateAsync("b", bucket => bucket with { Versioning = "Suspended" }, default);

        await region.PutAsync("b", "k", "null 2");
        var deletion = await region.DeleteAsync("b", "k");

        Assert.Equal(new(VersionIds.Null, MadeMarker: true, RemovedMarker: false), deletion);
        Assert.Equal([VersionIds.Null, kept.VersionId],
            region.Store.ListVersions(new("b", "", null, 10)).Lines.Select(line => line.Version!.VersionId));
    }

    [Fact]
    public async Task Small_bodies_ride_in_the_database_and_large_ones_are_files()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");

        var small = await region.PutAsync("b", "small", Large[..65_536]);
        Assert.Empty(region.BodyFiles);
        var large = await region.PutAsync("b", "large", Large[..65_537]);
        Assert.Single(region.BodyFiles);

        Assert.Equal(Large[..65_536], region.Read(small));
        Assert.Equal(Large[..65_537], region.Read(large));
        Assert.Equal(Large[10..20], region.Read(small, 10, 10));
        Assert.Equal(Large[10..20], region.Read(large, 10, 10));
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart_and_what_was_cut_off_is_swept_away()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b", "Enabled");
        var version = await region.PutAsync("b", "k", Large);
        var rubbish = Path.Combine(region.BodyFolder, "00", "0000000000000001");
        await File.WriteAllTextAsync(rubbish, "half a transfer");

        await region.RestartAsync();
        Assert.Equal(1, region.Store.Sweep(default));

        Assert.False(File.Exists(rubbish));
        Assert.Equal(Large, region.Read(region.Store.Find("b", "k", version.VersionId)!));
        Assert.Equal("Enabled", region.Store.Buckets.Find("b")!.Versioning);
    }

    [Fact]
    public async Task Later_writes_come_after_earlier_ones_even_if_the_clock_goes_back()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b", "Enabled");
        await region.PutAsync("b", "k", "first");
        region.Time.Advance(TimeSpan.FromDays(-2));
        await region.RestartAsync();

        var second = await region.PutAsync("b", "k", "second");

        Assert.Equal(second.VersionId, region.Store.Find("b", "k")!.VersionId);
    }

    [Fact]
    public async Task A_reader_gets_all_bytes_although_the_object_is_deleted_meanwhile()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        var version = await region.PutAsync("b", "k", Large);

        await using (var reading = region.Store.Open(version)!)
        {
            var buffer = new byte[Large.Length];
            await reading.ReadExactlyAsync(buffer.AsMemory(0, 1000));
            await region.DeleteAsync("b", "k");
            Assert.Single(region.BodyFiles);
            await reading.ReadExactlyAsync(buffer.AsMemory(1000));
            Assert.Equal(Large, buffer);
        }

        Assert.Empty(region.BodyFiles);
        Assert.Null(region.Store.Open(version));
    }

    [Fact]
    public async Task A_write_whose_condition_fails_leaves_nothing_behind()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        await region.PutAsync("b", "k", "there");

        var thrown = await Assert.ThrowsAsync<AwsException>(() => region.PutAsync("b", "k", Large, new(IfNoneMatch: "*")));

        Assert.Equal(("PreconditionFailed", 412), (thrown.Code, thrown.Status));
        Assert.Empty(region.BodyFiles);
        Assert.Equal("there"u8.ToArray(), region.Read(region.Store.Find("b", "k")!));
    }

    [Fact]
    public async Task Of_many_writers_that_want_nothing_there_exactly_one_succeeds()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async index =>
        {
            try
            {
                return (await region.PutAsync("b", "k", [(byte)index], new(IfNoneMatch: "*"))).ETag;
            }
            catch (AwsException refused)
            {
                return refused.Code;
            }
        }));

        Assert.Equal(19, outcomes.Count(outcome => outcome == "PreconditionFailed"));
    }

    [Fact]
    public async Task A_body_held_twice_goes_with_its_last_holder()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        var source = await region.PutAsync("b", "source", Large);
        var keys = region.Store.Keys;
        var copy = await region.Store.StoreSameBodyAsync(new()
        {
            Bucket = "b", Key = "copy", At = region.Time.GetUtcNow(), Size = source.Size, ETag = source.ETag, Checksum = source.Checksum,
            Headers = source.Headers,
        }, source, keys.Again(source.BodyKey!, keys.Unwrap("b", "source", source.Headers, source.BodyKey!), "b", "copy", source.Headers),
            default);

        await region.DeleteAsync("b", "source");
        Assert.Equal(Large, region.Read(copy!));
        await region.DeleteAsync("b", "copy");

        Assert.Empty(region.BodyFiles);
    }

    [Fact]
    public async Task A_bucket_with_anything_in_it_is_not_deleted()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b", "Enabled");
        var version = await region.PutAsync("b", "k");
        await region.DeleteAsync("b", "k");

        Assert.Equal("BucketNotEmpty", (await Assert.ThrowsAsync<AwsException>(() => region.Store.DeleteBucketAsync("b", default))).Code);
        await region.DeleteAsync("b", "k", version.VersionId);
        await region.DeleteAsync("b", "k", region.Store.Find("b", "k")!.VersionId);
        await region.Store.DeleteBucketAsync("b", default);

        Assert.Null(region.Store.Buckets.Find("b"));
        Assert.Equal("NoSuchBucket", (await Assert.ThrowsAsync<AwsException>(() => region.PutAsync("b", "k"))).Code);
    }

    [Theory]
    [InlineData(100), InlineData(200_000)]
    public async Task What_was_written_before_bodies_were_encrypted_is_read_as_it_lies(int length)
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        var content = S3Regions.Content(length);
        var body = (await region.PutAsync("b", "k", content)).Body!.Value;
        await region.Database.WriteAsync(connection =>
        {
            connection.Run("UPDATE s3_versions SET body_key = NULL");
            connection.Run("UPDATE s3_bodies SET bytes = $1 WHERE bytes IS NOT NULL", content);
        }, default);
        foreach (var file in region.BodyFiles) File.WriteAllBytes(file, content);

        await region.RestartAsync();

        var version = region.Store.Find("b", "k")!;
        Assert.Equal((body, content.Length), (version.Body, version.Size));
        Assert.Equal(content, region.Read(version));
        Assert.Equal(content[60..90], region.Read(version, 60, 30));
    }
}
