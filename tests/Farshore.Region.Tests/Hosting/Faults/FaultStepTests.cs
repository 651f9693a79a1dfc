using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.Kms;
using Farshore.Region.Hosting.Faults;
using Farshore.Region.Peers;

namespace Farshore.Region.Tests.Hosting.Faults;

public sealed class FaultStepTests : IAsyncLifetime
{
    LocalRegions regions = null!;

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    async Task<FaultRule> PutAsync(FaultRule rule) =>
        (await regions.Client().SendAsync(FaultApi.PutFault, new() { Fault = rule, Seconds = 600 }, default)).Fault;

    async Task<IReadOnlyList<FaultRule>> ListAsync() =>
        (await regions.Client().SendAsync(FaultApi.ListFaults, new(), default)).Faults;

    // One attempt: the client's own retries would hide the fault.
    AmazonS3Client OneAttempt()
    {
        var key = regions[LocalRegions.East].Context.Partition.RootKey;
        return new(new BasicAWSCredentials(key.Id, key.Secret), new AmazonS3Config
        {
            ServiceURL = regions[LocalRegions.East].Endpoint.ToString(), ForcePathStyle = true, MaxErrorRetry = 0,
            AuthenticationRegion = LocalRegions.East,
        });
    }

    static PutObjectRequest Object(string key, string content = "x") => new() { BucketName = "shop", Key = key, ContentBody = content };

    [Fact]
    public async Task An_error_has_the_services_own_form_and_hits_only_what_the_rule_names_as_often_as_it_says()
    {
        using var s3 = OneAttempt();
        await s3.PutBucketAsync("shop");
        var rule = await PutAsync(
            new() { Effect = FaultEffect.Error, Code = "SlowDown", Service = "s3", Operation = "PutObject", Times = 1 });
        await PutAsync(new() { Effect = FaultEffect.Error, Code = "ThrottlingException", Service = "kms", Times = 2 });

        await s3.ListObjectsV2Async(new() { BucketName = "shop" });
        var slow = await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.PutObjectAsync(Object("a")));
        await s3.PutObjectAsync(Object("a"));

        Assert.Equal(("SlowDown", "Please reduce your request rate.", 503), (slow.ErrorCode, slow.Message, (int)slow.StatusCode));
        Assert.DoesNotContain(await ListAsync(), listed => listed.Id == rule.Id);
        await regions.Client().SendAsync(KmsApi.ListKeys, new(), default); // this client tries again
        var log = await File.ReadAllTextAsync(Path.Combine(regions[LocalRegions.East].Context.Folder, "region.log"));
        Assert.Contains($"fault {rule.Id}: error SlowDown", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_reply_comes_after_the_effect_and_a_dropped_request_has_none()
    {
        using var s3 = OneAttempt();
        await s3.PutBucketAsync("shop");
        await PutAsync(new() { Effect = FaultEffect.DropReply, Service = "s3", Operation = "PutObject" });
        await Assert.ThrowsAnyAsync<Exception>(() => s3.PutObjectAsync(Object("done")));
        await regions.Client().SendAsync(FaultApi.DeleteFaults, new(), default);
        await PutAsync(new() { Effect = FaultEffect.DropRequest, Service = "s3", Operation = "PutObject" });
        await Assert.ThrowsAnyAsync<Exception>(() => s3.PutObjectAsync(Object("not done")));

        Assert.Equal(["done"], (await s3.ListObjectsV2Async(new() { BucketName = "shop" })).S3Objects.Select(one => one.Key));
    }

    [Fact]
    public async Task Latency_holds_a_request_up()
    {
        using var s3 = OneAttempt();
        await PutAsync(new() { Effect = FaultEffect.Latency, LatencyMilliseconds = 300, Service = "s3" });

        var started = TimeProvider.System.GetTimestamp();
        await s3.ListBucketsAsync();
        var slow = TimeProvider.System.GetElapsedTime(started);

        Assert.True(slow >= TimeSpan.FromMilliseconds(300), $"{slow}");
    }

    [Fact]
    public async Task A_full_disk_refuses_writes_as_a_real_one_does_and_still_gives_what_it_holds()
    {
        using var s3 = OneAttempt();
        await s3.PutBucketAsync("shop");
        await s3.PutObjectAsync(Object("held", "held"));
        await PutAsync(new() { Effect = FaultEffect.DiskFull });

        foreach (var length in new[] { 1, 200_000 })
        {
            var full = await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.PutObjectAsync(Object("new", new('x', length))));
            Assert.Equal(("ServiceUnavailable", 503), (full.ErrorCode, (int)full.StatusCode));
        }

        using var held = await s3.GetObjectAsync("shop", "held");
        Assert.Equal("held", await new StreamReader(held.ResponseStream).ReadToEndAsync());
        await regions.Client().SendAsync(FaultApi.DeleteFaults, new(), default);
        await s3.PutObjectAsync(Object("new"));
    }

    [Fact]
    public async Task Rules_outlast_the_process_and_what_is_no_rule_is_refused()
    {
        var kept = await PutAsync(new() { Effect = FaultEffect.Error, Code = "InternalError", Operation = "ListBuckets" });

        await regions.RestartAsync(LocalRegions.East);

        Assert.Equal(kept, Assert.Single(await ListAsync()));
        await regions.Client().SendAsync(FaultApi.DeleteFaults, new() { Id = "f-none" }, default).RefusedAsync("ResourceNotFoundException");
        foreach (var (wrong, message) in new (FaultRule, string)[]
        {
            (new() { Effect = "explode" }, "'explode' is no effect of a fault"),
            (new() { Effect = FaultEffect.Error }, "an error needs a code"),
            (new() { Effect = FaultEffect.Latency }, "a latency is above 0"),
            (new() { Effect = FaultEffect.DropReply, Probability = 0 }, "a probability is above 0"),
            (new() { Effect = FaultEffect.DropReply, Service = "sqs" }, "us-east-1 does not serve 'sqs'; it serves: backup, "),
            (new() { Effect = FaultEffect.DropReply, Service = "s3", Operation = "PutObjct" }, "us-east-1 does not serve 'PutObjct'"),
        })
        {
            var refused = await regions.Client().SendAsync(FaultApi.PutFault, new() { Fault = wrong }, default)
                .RefusedAsync("ValidationException");
            Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_partition_keeps_regions_apart_in_both_directions_and_clients_from_neither()
    {
        await regions.StartAsync(LocalRegions.West);
        await regions.S3(LocalRegions.West).PutBucketAsync(
            new PutBucketRequest { BucketName = "far", BucketRegionName = LocalRegions.West });
        await PutAsync(new() { Effect = FaultEffect.Partition });

        foreach (var (from, to) in new[] { (LocalRegions.East, LocalRegions.West), (LocalRegions.West, LocalRegions.East) })
        {
            await Assert.ThrowsAsync<HttpRequestException>(() =>
                regions[from].Context.Peers.For(to).SendAsync(PeerApi.GetManifest, new() { Root = "none" }, default));
            await regions.Client(to).SendAsync(KmsApi.ListKeys, new(), default);
        }

        await regions.RestartAsync(LocalRegions.East);
        var east = regions[LocalRegions.East].Context.Peers;
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            east.For(LocalRegions.West).SendAsync(PeerApi.GetManifest, new() { Root = "none" }, default));
        await regions.Client().SendAsync(FaultApi.DeleteFaults, new(), default);
        await east.For(LocalRegions.West).SendAsync(PeerApi.GetManifest, new() { Root = "none" }, default)
            .RefusedAsync("ManifestNotFound");
    }

    [Fact]
    public async Task A_region_that_lost_its_disk_starts_empty_and_its_bucket_names_are_free()
    {
        using var s3 = OneAttempt();
        await s3.PutBucketAsync("shop");
        var folder = regions[LocalRegions.East].Context.Folder;
        await regions.StopAsync(LocalRegions.East);
        Directory.Delete(folder, recursive: true);

        await regions.StartAsync(LocalRegions.East);
        await regions.StartAsync(LocalRegions.West);

        Assert.Empty((await regions.S3().ListBucketsAsync()).Buckets ?? []);
        await regions.S3(LocalRegions.West).PutBucketAsync(
            new PutBucketRequest { BucketName = "shop", BucketRegionName = LocalRegions.West });
    }
}
