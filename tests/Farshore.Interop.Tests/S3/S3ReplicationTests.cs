using System.Security.Cryptography;

namespace Farshore.Interop.Tests.S3;

/// <summary>Replication between two local regions as the official AWS command line sees it.</summary>
public sealed class S3ReplicationTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("farshore-replication-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    async Task<string> FileAsync(string name, int bytes)
    {
        var path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path, RandomNumberGenerator.GetBytes(bytes));
        return path;
    }

    [Fact]
    public async Task New_objects_arrive_as_REPLICA_with_the_same_version_id_and_bytes()
    {
        await using var regions = await RegionProcesses.StartAsync();
        await regions.MakeBucketsAsync("near", "far", withRule: false);
        var (small, large) = (await FileAsync("small", 1000), await FileAsync("large", 20_000_000));
        await regions.AwsAsync("primary", "s3", "cp", small, "s3://near/before", "--quiet");
        await regions.PutRuleAsync("near", "far");

        await regions.AwsAsync("primary", "s3", "cp", large, "s3://near/in parts", "--metadata", "colour=blue", "--quiet");
        await regions.AwsAsync("primary", "s3api", "put-object", "--bucket", "near", "--key", "日本/ +%.txt", "--body", small, "--tagging",
            "team=blue");
        await regions.UntilStatusAsync("near", "in parts", "COMPLETED");
        await regions.UntilStatusAsync("near", "日本/ +%.txt", "COMPLETED");

        const string Wanted = "[VersionId,ETag,ContentLength,LastModified,Metadata.colour]";
        Assert.Equal(
            await regions.AwsAsync("primary", "s3api", "head-object", "--bucket", "near", "--key", "in parts", "--query", Wanted),
            await regions.AwsAsync("secondary", "s3api", "head-object", "--bucket", "far", "--key", "in parts", "--query", Wanted));
        Assert.Equal("REPLICA", await regions.AwsAsync(
            "secondary", "s3api", "head-object", "--bucket", "far", "--key", "in parts", "--query", "ReplicationStatus"));
        Assert.Equal("team\tblue", await regions.AwsAsync(
            "secondary", "s3api", "get-object-tagging", "--bucket", "far", "--key", "日本/ +%.txt", "--query", "TagSet[].[Key,Value]"));
        await regions.AwsAsync("secondary", "s3", "cp", "s3://far/in parts", Path.Combine(folder, "back"), "--quiet");
        Assert.Equal(await File.ReadAllBytesAsync(large), await File.ReadAllBytesAsync(Path.Combine(folder, "back")));
        Assert.Equal("None", await regions.AwsAsync(
            "primary", "s3api", "head-object", "--bucket", "near", "--key", "before", "--query", "ReplicationStatus"));
    }

    [Fact]
    public async Task What_waits_survives_the_death_of_both_Regions_and_arrives_when_they_are_back()
    {
        await using var regions = await RegionProcesses.StartAsync();
        await regions.MakeBucketsAsync("near", "far", withRule: true);
        var file = await FileAsync("file", 5000);

        await regions.FarshoreAsync("local", "kill", "us-west-2");
        foreach (var name in new[] { "a", "b" }) await regions.AwsAsync("primary", "s3", "cp", file, $"s3://near/{name}", "--quiet");
        await regions.AwsAsync("primary", "s3", "rm", "s3://near/b", "--quiet");
        await regions.FarshoreAsync("local", "kill", "us-east-1");
        await regions.FarshoreAsync("local", "heal", "us-east-1");
        await regions.UntilStatusAsync("near", "a", "PENDING");
        await regions.FarshoreAsync("local", "heal", "us-west-2");
        await regions.UntilStatusAsync("near", "a", "COMPLETED");

        await regions.AwsAsync("primary", "s3", "cp", file, "s3://near/after", "--quiet");
        await regions.UntilStatusAsync("near", "after", "COMPLETED");
        foreach (var kind in new[] { "Versions[].[Key,VersionId,IsLatest]", "DeleteMarkers[].[Key,VersionId,IsLatest]" })
        {
            Assert.Equal(
                await regions.AwsAsync("primary", "s3api", "list-object-versions", "--bucket", "near", "--query", kind),
                await regions.AwsAsync("secondary", "s3api", "list-object-versions", "--bucket", "far", "--query", kind));
        }
    }

    [Fact]
    public async Task Regions_that_are_partitioned_or_frozen_take_what_clients_write_and_catch_up_when_healed()
    {
        await using var regions = await RegionProcesses.StartAsync();
        await regions.MakeBucketsAsync("near", "far", withRule: true);
        var file = await FileAsync("file", 5000);

        await regions.FarshoreAsync("local", "partition");
        await regions.AwsAsync("primary", "s3", "cp", file, "s3://near/parted", "--quiet");
        await regions.AwsAsync("secondary", "s3", "cp", file, "s3://far/of its own", "--quiet");
        await regions.FarshoreAsync("local", "kill", "us-east-1");
        await regions.FarshoreAsync("local", "heal", "us-west-2");
        await regions.FarshoreAsync("local", "partition");
        await regions.FarshoreAsync("local", "heal", "us-east-1");
        await regions.UntilStatusAsync("near", "parted", "COMPLETED");

        await regions.FarshoreAsync("local", "freeze", "us-west-2");
        await regions.AwsAsync("primary", "s3", "cp", file, "s3://near/frozen", "--quiet");
        await regions.UntilStatusAsync("near", "frozen", "PENDING");
        await regions.FarshoreAsync("local", "thaw", "us-west-2");
        await regions.UntilStatusAsync("near", "frozen", "COMPLETED");
    }

    [Fact]
    public async Task Configurations_are_refused_in_the_words_of_AWS()
    {
        await using var regions = await RegionProcesses.StartAsync();
        await regions.MakeBucketsAsync("near", "far", withRule: true);
        var good = RegionProcesses.RuleOf("near", "far");

        async Task RefusedAsync(string configuration, string message)
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => regions.AwsAsync(
                "primary", "s3api", "put-bucket-replication", "--bucket", "near", "--replication-configuration", configuration));
            Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        }

        await RefusedAsync(good.Replace("\"Priority\"", "\"ExistingObjectReplication\": {\"Status\": \"Enabled\"}, \"Priority\"",
            StringComparison.Ordinal),
            "(MalformedXML)");
        await RefusedAsync(good.Replace("\"Filter\": {\"Prefix\": \"\"}", "\"Prefix\": \"\"", StringComparison.Ordinal),
            "(InvalidRequest) when calling the PutBucketReplication operation: Priority cannot be used for this version");
        await RefusedAsync(good.Replace(":::far", ":::nowhere", StringComparison.Ordinal), "Destination bucket must exist.");
        var suspended = await Assert.ThrowsAsync<InvalidOperationException>(() => regions.AwsAsync(
            "primary", "s3api", "put-bucket-versioning", "--bucket", "near", "--versioning-configuration", "Status=Suspended"));
        Assert.Contains("(InvalidBucketState)", suspended.Message, StringComparison.Ordinal);

        Assert.Equal("all", await regions.AwsAsync(
            "primary", "s3api", "get-bucket-replication", "--bucket", "near", "--query", "ReplicationConfiguration.Rules[].ID"));
        await regions.AwsAsync("primary", "s3api", "delete-bucket-replication", "--bucket", "near");
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            regions.AwsAsync("primary", "s3api", "get-bucket-replication", "--bucket", "near"));
    }
}
