using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.S3;
using Farshore.Region.S3;
using Farshore.Region.S3.Storage;
using Farshore.Region.Tests.Hosting;
using LifecycleRule = Farshore.Aws.S3.LifecycleRule;

namespace Farshore.Region.Tests.S3.Lifecycle;

public sealed class LifecycleRunTests : IAsyncLifetime
{
    LocalRegions regions = null!;

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task An_object_becomes_a_marker_then_old_then_nothing_as_days_pass()
    {
        await BucketAsync("aging", versions: true, new LifecycleRule
        {
            ID = "three days", Status = "Enabled", Filter = new() { Prefix = "log/" }, Expiration = new() { Days = 3 },
            NoncurrentVersionExpiration = new() { NoncurrentDays = 5 },
        }, new LifecycleRule { Status = "Enabled", Filter = new(), Expiration = new() { ExpiredObjectDeleteMarker = true } });
        var put = await PutAsync("aging", "log/1");
        await PutAsync("aging", "kept");

        await AdvanceAsync(3);
        var early = await VersionsAsync("aging");
        await AdvanceAsync(1);
        var marked = await VersionsAsync("aging");
        await AdvanceAsync(30);
        var late = await VersionsAsync("aging");

        Assert.Equal("three days", put.Expiration.RuleId);
        Assert.Equal(["kept", "log/1"], early.Select(version => version.Key).Order());
        Assert.Equal(["kept", "log/1", "log/1 marker"], marked.Select(Show).Order());
        Assert.Equal(["kept"], late.Select(Show));
    }

    [Fact]
    public async Task What_waits_for_its_replication_stays_until_that_is_over()
    {
        await BucketAsync("waits", versions: true,
            new LifecycleRule { Status = "Enabled", Filter = new(), Expiration = new() { Days = 1 } });
        var put = await PutAsync("waits", "k");
        Task StatusAsync(string? status) => regions[LocalRegions.East].Context.Database.WriteAsync(
            connection => VersionTable.SetReplicationStatus(connection, "waits", "k", put.VersionId, status), default);
        await StatusAsync("PENDING");

        await AdvanceAsync(5);
        var waiting = await VersionsAsync("waits");
        await StatusAsync("COMPLETED");
        await AdvanceAsync(2);

        Assert.Single(waiting);
        Assert.Contains(await VersionsAsync("waits"), version => version.IsDeleteMarker is true);
    }

    [Fact]
    public async Task Days_that_pass_at_once_are_followed_one_after_the_other()
    {
        await BucketAsync("jump", versions: true, new LifecycleRule
        {
            Status = "Enabled", Filter = new(), Expiration = new() { Days = 1 }, NoncurrentVersionExpiration =
                new() { NoncurrentDays = 10 },
        });
        await PutAsync("jump", "k");
        var today = regions[LocalRegions.East].Context.Clock.GetUtcNow().UtcDateTime.Date;

        await AdvanceAsync(9);
        var marker = Assert.Single(await VersionsAsync("jump"), version => version.IsDeleteMarker is true);
        await AdvanceAsync(90);

        Assert.Equal(today.AddDays(2), marker.LastModified!.Value.ToUniversalTime());
        Assert.Empty(await VersionsAsync("jump"));
    }

    [Fact]
    public async Task Without_versions_objects_go_for_good_and_unfinished_uploads_with_them()
    {
        await BucketAsync("plain", versions: false, new LifecycleRule
        {
            Status = "Enabled", Filter = new(), Expiration = new() { Days = 1 },
            AbortIncompleteMultipartUpload = new() { DaysAfterInitiation = 1 },
        });
        await PutAsync("plain", "k");
        var upload = await East.InitiateMultipartUploadAsync(new() { BucketName = "plain", Key = "parts" });

        await AdvanceAsync(2);

        Assert.Equal(regions[LocalRegions.East].Context.Clock.GetUtcNow().UtcDateTime.Date, upload.AbortDate!.Value.ToUniversalTime());
        Assert.Empty(await VersionsAsync("plain"));
        Assert.Empty((await East.ListMultipartUploadsAsync("plain")).MultipartUploads ?? []);
    }

    [Fact]
    public async Task Objects_grow_cold_and_locked_versions_stay()
    {
        await East.PutBucketAsync(new PutBucketRequest { BucketName = "locked", ObjectLockEnabledForBucket = true });
        await RulesAsync("locked", new LifecycleRule
        {
            Status = "Enabled", Filter = new(), Transitions = [new() { Days = 5, StorageClass = "GLACIER" }],
            NoncurrentVersionExpiration = new() { NoncurrentDays = 1 },
        });
        await East.PutObjectAsync(new()
        {
            BucketName = "locked", Key = "k", ContentBody = new('x', 200_000), ObjectLockMode = ObjectLockMode.Compliance,
            ObjectLockRetainUntilDate = DateTime.UnixEpoch.AddYears(200),
        });
        await East.PutObjectAsync(new() { BucketName = "locked", Key = "k", ContentBody = new('y', 200_000) });

        await AdvanceAsync(9);

        var versions = await VersionsAsync("locked");
        Assert.Equal(["GLACIER", "STANDARD"], versions.Select(version => version.StorageClass.Value));
    }

    [Fact]
    public async Task What_fell_due_while_the_region_was_down_is_done_when_it_starts()
    {
        await BucketAsync("down", versions: false,
            new LifecycleRule { Status = "Enabled", Filter = new(), Expiration = new() { Days = 1 } });
        await PutAsync("down", "k");

        await regions.StopAsync(LocalRegions.East);
        await new Farshore.Region.Hosting.Clocks.ClockFile(Path.Combine(regions.Home, "local"), TimeProvider.System)
            .ChangeAsync(_ => TimeSpan.FromDays(2), default);
        await regions.StartAsync(LocalRegions.East);
        await AdvanceAsync(0);

        Assert.Empty(await VersionsAsync("down"));
    }

    IAmazonS3 East => regions.S3();

    static string Show(S3ObjectVersion version) => version.IsDeleteMarker is true ? version.Key + " marker" : version.Key;

    async Task BucketAsync(string name, bool versions, params LifecycleRule[] rules)
    {
        await East.PutBucketAsync(name);
        if (versions)
            await East.PutBucketVersioningAsync(new() { BucketName = name, VersioningConfig = new() { Status = VersionStatus.Enabled } });
        await RulesAsync(name, rules);
    }

    Task RulesAsync(string bucket, params LifecycleRule[] rules) => regions.Client().SendAsync(
        S3Api.PutBucketLifecycleConfiguration, new() { Bucket = bucket, LifecycleConfiguration = new() { Rules = rules } }, default);

    Task<PutObjectResponse> PutAsync(string bucket, string key) =>
        East.PutObjectAsync(new() { BucketName = bucket, Key = key, ContentBody = "x" });

    async Task<List<S3ObjectVersion>> VersionsAsync(string bucket) => (await East.ListVersionsAsync(bucket)).Versions ?? [];

    async Task AdvanceAsync(int days)
    {
        var clock = regions[LocalRegions.East].Context.Clock;
        clock.SetAhead(clock.Ahead + TimeSpan.FromDays(days));
        await regions[LocalRegions.East].Service<S3Service>().CaughtUpAsync(default);
    }
}
