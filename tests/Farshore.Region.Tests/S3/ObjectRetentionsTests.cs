using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class ObjectRetentionsTests(S3Regions regions)
{
    [Fact]
    public async Task A_version_in_governance_mode_goes_only_by_bypass_and_one_in_compliance_mode_not_even_then()
    {
        var bucket = await LockedAsync();
        var governed = await PutAsync(bucket, "g", ObjectLockMode.Governance);
        var complied = await PutAsync(bucket, "c", ObjectLockMode.Compliance);

        var refused = await DeleteAsync(bucket, "g", governed).RefusedAsync("AccessDenied", HttpStatusCode.Forbidden);
        await DeleteAsync(bucket, "g", governed, bypass: true);
        await DeleteAsync(bucket, "c", complied, bypass: true).RefusedAsync("AccessDenied", HttpStatusCode.Forbidden);
        await regions.East.DeleteObjectAsync(bucket, "c");

        Assert.Equal("Access Denied because object protected by object lock.", refused.Message);
        Assert.Equal("x"u8.ToArray(), await regions.GetAsync(bucket, "c", complied));
    }

    [Fact]
    public async Task Extending_a_lock_is_free_and_loosening_it_is_not()
    {
        var bucket = await LockedAsync();
        var version = await PutAsync(bucket, "k", ObjectLockMode.Governance, days: 10);

        await RetainAsync(bucket, version, "GOVERNANCE", days: 20);
        await RetainAsync(bucket, version, "GOVERNANCE", days: 5).RefusedAsync("AccessDenied");
        await RetainAsync(bucket, version, "COMPLIANCE", days: 30).RefusedAsync("AccessDenied");
        await RetainAsync(bucket, version, "COMPLIANCE", days: 30, bypass: true);
        await RetainAsync(bucket, version, null, days: null, bypass: true).RefusedAsync("AccessDenied");
        await RetainAsync(bucket, version, "GOVERNANCE", days: -1).RefusedAsync("InvalidArgument");

        var kept = await regions.Wire.SendAsync(S3Api.GetObjectRetention, new() { Bucket = bucket, Key = "k" }, default);
        Assert.Equal("COMPLIANCE", kept.Retention!.Mode);
    }

    [Fact]
    public async Task A_legal_hold_locks_until_it_is_lifted()
    {
        var bucket = await LockedAsync();
        var version = (await regions.PutAsync(bucket, "k")).VersionId;
        await regions.Wire.SendAsync(S3Api.GetObjectLegalHold, new() { Bucket = bucket, Key = "k" }, default)
            .RefusedAsync("NoSuchObjectLockConfiguration");

        await HoldAsync(bucket, "ON");
        await DeleteAsync(bucket, "k", version, bypass: true).RefusedAsync("AccessDenied", HttpStatusCode.Forbidden);
        var many = await regions.Wire.SendAsync(S3Api.DeleteObjects, new()
        {
            Bucket = bucket, Delete = new() { Objects = [new() { Key = "k", VersionId = version }] },
        }, default);
        await HoldAsync(bucket, "OFF");

        Assert.Equal("AccessDenied", Assert.Single(many.Errors!).Code);
        Assert.Equal("OFF", (await regions.East.GetObjectMetadataAsync(bucket, "k")).ObjectLockLegalHoldStatus.Value);
        await DeleteAsync(bucket, "k", version);
    }

    [Fact]
    public async Task New_versions_get_the_buckets_default_and_copies_nothing_of_their_source()
    {
        var bucket = await LockedAsync();
        await PutAsync(bucket, "source", ObjectLockMode.Compliance, days: 100);
        await regions.East.PutObjectLockConfigurationAsync(new()
        {
            BucketName = bucket,
            ObjectLockConfiguration = new()
            {
                ObjectLockEnabled = ObjectLockEnabled.Enabled,
                Rule = new() { DefaultRetention = new() { Mode = ObjectLockRetentionMode.Governance, Days = 3 } },
            },
        });

        await regions.East.CopyObjectAsync(bucket, "source", bucket, "copy");

        var head = await regions.East.GetObjectMetadataAsync(bucket, "copy");
        Assert.Equal(ObjectLockMode.Governance, head.ObjectLockMode);
        Assert.Equal(3, (head.ObjectLockRetainUntilDate!.Value.ToUniversalTime() - head.LastModified!.Value.ToUniversalTime()).TotalDays);
        await regions.VersioningAsync(bucket, VersionStatus.Suspended).RefusedAsync("InvalidBucketState", HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("GOVERNANCE", null, null, "InvalidArgument")]
    [InlineData("governance", 1, null, "InvalidArgument")]
    [InlineData("COMPLIANCE", -1, null, "InvalidArgument")]
    [InlineData(null, null, "on", "InvalidArgument")]
    [InlineData("COMPLIANCE", 1, "ON", "InvalidRequest")]
    public async Task A_lock_that_is_not_right_is_refused_and_so_is_any_where_the_bucket_has_none(
        string? mode, int? days, string? hold, string code)
    {
        var bucket = await regions.BucketAsync();

        await regions.Wire.SendAsync(S3Api.PutObject, new()
        {
            Bucket = bucket,
            Key = "k",
            ObjectLockMode = mode,
            ObjectLockRetainUntilDate = days is { } ahead ? DateTimeOffset.UtcNow.AddDays(ahead) : null,
            ObjectLockLegalHoldStatus = hold,
            Body = new MemoryStream(Encoding.UTF8.GetBytes("x")),
        }, default).RefusedAsync(code);
    }

    async Task<string> LockedAsync()
    {
        var bucket = await regions.BucketAsync(versions: true);
        await regions.Wire.SendAsync(S3Api.PutObjectLockConfiguration, new()
        {
            Bucket = bucket, ObjectLockConfiguration = new() { ObjectLockEnabled = "Enabled" },
        }, default);
        return bucket;
    }

    async Task<string> PutAsync(string bucket, string key, ObjectLockMode mode, int days = 1) => (await regions.East.PutObjectAsync(new()
    {
        BucketName = bucket,
        Key = key,
        ContentBody = "x",
        ObjectLockMode = mode,
        ObjectLockRetainUntilDate = DateTime.UtcNow.AddDays(days),
    })).VersionId;

    Task DeleteAsync(string bucket, string key, string version, bool bypass = false) => regions.East.DeleteObjectAsync(
        new Amazon.S3.Model.DeleteObjectRequest
        {
            BucketName = bucket, Key = key, VersionId = version, BypassGovernanceRetention = bypass,
        });

    Task RetainAsync(string bucket, string version, string? mode, int? days, bool bypass = false) =>
        regions.Wire.SendAsync(S3Api.PutObjectRetention, new()
        {
            Bucket = bucket,
            Key = "k",
            VersionId = version,
            Retention = new() { Mode = mode, RetainUntilDate = days is { } ahead ? DateTimeOffset.UtcNow.AddDays(ahead) : null },
            BypassGovernanceRetention = bypass,
        }, default);

    Task HoldAsync(string bucket, string status) => regions.Wire.SendAsync(
        S3Api.PutObjectLegalHold, new() { Bucket = bucket, Key = "k", LegalHold = new() { Status = status } }, default);
}
