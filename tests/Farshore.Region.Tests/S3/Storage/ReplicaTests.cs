using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Region.Kms;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.Tests.S3.Storage;

public sealed class ReplicaTests
{
    static readonly byte[] Content = RandomNumberGenerator.GetBytes(100_000);

    [Fact]
    public async Task A_replica_keeps_version_id_time_and_place_in_history_whatever_the_order_of_arrival()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("source", "Enabled");
        await region.BucketAsync("replica", "Enabled");
        var older = await region.PutAsync("source", "k", Content);
        region.Time.Advance(TimeSpan.FromMinutes(1));
        await region.DeleteAsync("source", "k");
        var marker = region.Store.Find("source", "k")!;
        region.Time.Advance(TimeSpan.FromMinutes(1));

        await region.Store.StoreReplicaAsync(marker, "replica", [], null, true, default);
        await region.Store.StoreReplicaAsync(older, "replica", [], new MemoryStream(Content), true, default);

        var lines = region.Store.ListVersions(new("replica", "", null, 10)).Lines;
        Assert.Equal([marker.VersionId, older.VersionId], lines.Select(line => line.Version!.VersionId));
        var replica = region.Store.Find("replica", "k", older.VersionId)!;
        Assert.Equal(("REPLICA", older.LastModified, older.ETag), (replica.ReplicationStatus, replica.LastModified, replica.ETag));
        Assert.Equal(Content, region.Read(replica));
    }

    [Fact]
    public async Task Writing_a_replica_again_takes_over_its_tags_alone()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("source", "Enabled");
        await region.BucketAsync("replica", "Enabled");
        var version = await region.PutAsync("source", "k", Content);
        await region.Store.StoreReplicaAsync(version, "replica", [], new MemoryStream(Content), true, default);

        var tagged = version with { Tags = new Dictionary<string, string> { ["team"] = "shop" } };
        await region.Store.StoreReplicaAsync(tagged, "replica", [], new MemoryStream(Content), true, default);

        Assert.Equal("shop", region.Store.Find("replica", "k")!.Tags["team"]);
        Assert.Equal(2, region.BodyFiles.Length);
    }

    [Fact]
    public async Task A_replica_lies_under_the_key_that_its_rule_names_and_keeps_the_ETag()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("source", "Enabled");
        await region.BucketAsync("replica", "Enabled");
        var keys = new KmsKeys(region.Region);
        var key = await keys.CreateAsync(keys.New(null), default);
        await keys.Aliases.AddAsync("alias/replicas", new("alias/replicas", key.Id, key.CreatedAt, key.CreatedAt), default);
        var version = await region.PutAsync("source", "k", Content);
        var named = version with
        {
            Headers = version.Headers with
            {
                ServerSideEncryption = "aws:kms", SSEKMSKeyId = region.Region.Arn("kms", "alias/replicas").ToString(),
            },
        };

        var replica = await region.Store.StoreReplicaAsync(named, "replica", [], new MemoryStream(Content), true, default);

        Assert.Equal((key.Arn.ToString(), version.ETag), (replica.Headers.SSEKMSKeyId, replica.ETag));
        Assert.Equal(Content, region.Read(region.Store.Find("replica", "k")!));
        await keys.Keys.UpdateAsync(key.Id, one => one with { State = KeyState.Disabled }, default);
        Assert.Equal("KMS.DisabledException", Assert.Throws<AwsException>(() => region.Read(replica)).Code);
        Assert.Equal(Content, region.Read(version));
    }

    [Fact]
    public async Task Other_bytes_than_the_sources_are_refused()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("source", "Enabled");
        await region.BucketAsync("replica", "Enabled");
        var version = await region.PutAsync("source", "k", Content);

        var thrown = await Assert.ThrowsAsync<AwsException>(() =>
            region.Store.StoreReplicaAsync(version, "replica", [], new MemoryStream(Content[..^1]), true, default));

        Assert.Equal("BadDigest", thrown.Code);
        Assert.Null(region.Store.Find("replica", "k"));
        Assert.Single(region.BodyFiles);
    }

    [Fact]
    public async Task The_hook_decides_the_status_in_the_transaction_of_the_write()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("source", "Enabled");
        List<string> seen = [];
        region.Store.Changed = (_, bucket, version, change) =>
        {
            seen.Add($"{bucket.Name}/{version.Key} {change} {version.IsDeleteMarker}");
            return "PENDING";
        };

        var version = await region.PutAsync("source", "k", Content);
        await region.Store.SetTagsAsync("source", "k", null, new Dictionary<string, string> { ["a"] = "b" }, default);
        await region.DeleteAsync("source", "k");
        await region.Store.SetReplicationStatusAsync("source", "k", version.VersionId, "COMPLETED", default);

        Assert.Equal(["source/k Made False", "source/k Tagged False", "source/k Made True"], seen);
        Assert.Equal("COMPLETED", region.Store.Find("source", "k", version.VersionId)!.ReplicationStatus);
        Assert.Equal("PENDING", region.Store.Find("source", "k")!.ReplicationStatus);
    }
}
