using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.Iam;
using Farshore.Recovery.Checks;

namespace Farshore.Interop.Tests.Checks;

/// <summary>Checks of buckets, each broken and mended by the remedy it gives.</summary>
[Collection(nameof(CheckedWorkload))]
public sealed class BucketRemedyTests(CheckedWorkload workload)
{
    const string Near = CheckedWorkload.Source, Far = CheckedWorkload.Replica;

    IAmazonS3 Primary => workload.Primary.S3;

    IAmazonS3 Secondary => workload.Secondary.S3;

    [Fact]
    public Task A_bucket_that_is_not_there() => workload.SeesAndTellsAsync("bucket", "media",
        workload.PlanText.Replace($"replica: {Far}", "replica: checked-made-by-remedy", StringComparison.Ordinal),
        _ => workload.PlanText.Replace($"replica: {Far}", "replica: checked-made-by-remedy", StringComparison.Ordinal));

    [Fact]
    public Task Versioning_that_is_off() => workload.BreaksAndMendsAsync("versioning", "media", async () =>
    {
        // A replicated bucket's own versioning cannot be suspended; the replica's can.
        await Secondary.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = Far, VersioningConfig = new() { Status = VersionStatus.Suspended } });
    });

    [Fact]
    public Task A_replication_rule_that_is_disabled() => workload.BreaksAndMendsAsync("replication-rule", "media",
        () => RewriteRuleAsync(rule => rule.Status = ReplicationRuleStatus.Disabled));

    [Fact]
    public Task A_replication_rule_for_one_prefix() => workload.BreaksAndMendsAsync("replication-rule", "media",
        () => RewriteRuleAsync(rule => rule.Filter = new() { Prefix = "some/" }));

    [Fact]
    public Task A_replication_rule_that_takes_deletes_along() => workload.BreaksAndMendsAsync("replication-rule", "media",
        () => RewriteRuleAsync(rule => rule.DeleteMarkerReplication = new() { Status = DeleteMarkerReplicationStatus.Enabled }),
        CheckVerdict.Warning);

    [Fact]
    public async Task A_replication_rule_that_leaves_encrypted_objects_out()
    {
        await workload.BreaksAndMendsAsync("replication-rule", "media", () =>
            Primary.PutBucketEncryptionAsync(new PutBucketEncryptionRequest
        {
            BucketName = Near,
            ServerSideEncryptionConfiguration = new()
            {
                ServerSideEncryptionRules =
                [
                    new() { ServerSideEncryptionByDefault = new() { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS } },
                ],
            },
        }));
        await Primary.DeleteBucketEncryptionAsync(new DeleteBucketEncryptionRequest { BucketName = Near });
        await workload.ShellAsync($"farshore protect {workload.PlanFile}");
    }

    [Fact]
    public Task A_replication_role_without_its_permissions() => workload.BreaksAndMendsAsync("replication-role", "media", () =>
        workload.Primary.Aws.SendAsync(IamApi.DeleteRolePolicy,
            new() { RoleName = "farshore-checked-replication", PolicyName = "farshore" }, default));

    [Fact]
    public Task A_replication_role_that_S3_may_not_take_on() => workload.BreaksAndMendsAsync("replication-role", "media", () =>
        workload.Primary.Aws.SendAsync(IamApi.UpdateAssumeRolePolicy, new()
        {
            RoleName = "farshore-checked-replication",
            PolicyDocument = """
                {"Version":"2012-10-17",
                 "Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
                """,
        }, default));

    [Fact]
    public Task An_object_that_the_replica_lost() => workload.BreaksAndMendsAsync("replication-gap", "media", async () =>
    {
        await RewriteRuleAsync(rule => rule.Status = ReplicationRuleStatus.Disabled);
        await Primary.PutObjectAsync(new PutObjectRequest { BucketName = Near, Key = "from/before the rule", ContentBody = "early" });
        await workload.ShellAsync($"farshore protect {workload.PlanFile}");
    });

    [Fact]
    public Task A_replica_that_is_encrypted_otherwise() => workload.BreaksAndMendsAsync("bucket-encryption", "media", () =>
        Secondary.PutBucketEncryptionAsync(new PutBucketEncryptionRequest
        {
            BucketName = Far,
            ServerSideEncryptionConfiguration = new()
            {
                ServerSideEncryptionRules =
                [
                    new() { ServerSideEncryptionByDefault = new() { ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AWSKMS } },
                ],
            },
        }), CheckVerdict.Warning);

    [Fact]
    public Task A_policy_that_the_replica_lacks() => workload.BreaksAndMendsAsync("bucket-settings", "media", () =>
        Primary.PutBucketPolicyAsync(new PutBucketPolicyRequest
        {
            BucketName = Near,
            Policy = $$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:GetObject",
                 "Resource":"arn:aws:s3:::{{Near}}/private/*"}]}
                """,
        }), CheckVerdict.Warning, "policy");

    [Fact]
    public Task Lifecycle_rules_that_the_replica_lacks() => workload.BreaksAndMendsAsync("bucket-settings", "media", () =>
        Primary.PutLifecycleConfigurationAsync(new PutLifecycleConfigurationRequest
        {
            BucketName = Near,
            Configuration = new()
            {
                Rules =
                [
                    new()
                    {
                        Id = "old", Status = LifecycleRuleStatus.Enabled, Filter = new() { Prefix = "tmp/" },
                        Expiration = new() { Days = 30 },
                    },
                ],
            },
        }), CheckVerdict.Warning, "lifecycle");

    [Fact]
    public Task CORS_rules_that_the_replica_lacks() => workload.BreaksAndMendsAsync("bucket-settings", "media", () =>
        Primary.PutCORSConfigurationAsync(new PutCORSConfigurationRequest
        {
            BucketName = Near,
            Configuration = new() { Rules = [new() { AllowedMethods = ["GET"], AllowedOrigins = ["https://shop.example"] }] },
        }), CheckVerdict.Warning, "CORS");

    [Fact]
    public Task Notifications_that_the_replica_lacks() => workload.BreaksAndMendsAsync("bucket-settings", "media", () =>
        Primary.PutBucketNotificationAsync(
            new PutBucketNotificationRequest { BucketName = Near, EventBridgeConfiguration = new() }), CheckVerdict.Warning,
                "notifications");

    [Fact]
    public Task A_replica_that_is_open() => workload.BreaksAndMendsAsync("bucket-settings", "media", () =>
        Secondary.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = Far }), looked: "closed to the public");

    // Object Lock is never switched off again, and holds versioning fast: buckets of their own, lest the other tests' are changed for good.
    [Fact]
    public async Task Object_lock_that_the_replica_lacks()
    {
        workload.Require();
        const string near = "checked-locked", far = "checked-locked-copy";
        await Primary.PutBucketAsync(near);
        await Secondary.PutBucketAsync(new PutBucketRequest { BucketName = far, BucketRegionName = "us-west-2" });
        await VersionAsync(Primary, near);
        await VersionAsync(Secondary, far);

        await workload.WithPlanAsync($"{workload.PlanText}  - {{ name: locked, type: s3, bucket: {near}, replica: {far} }}\n", () =>
            workload.BreaksAndMendsAsync("object-lock", "locked", () =>
                Primary.PutObjectLockConfigurationAsync(new PutObjectLockConfigurationRequest
                {
                    BucketName = near,
                    ObjectLockConfiguration = new()
                    {
                        ObjectLockEnabled = ObjectLockEnabled.Enabled,
                        Rule = new() { DefaultRetention = new() { Mode = ObjectLockRetentionMode.Governance, Days = 1 } },
                    },
                })));
    }

    static Task VersionAsync(IAmazonS3 region, string bucket) => region.PutBucketVersioningAsync(
        new PutBucketVersioningRequest { BucketName = bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } });

    async Task RewriteRuleAsync(Action<ReplicationRule> change)
    {
        var found = (await Primary.GetBucketReplicationAsync(new GetBucketReplicationRequest { BucketName = Near })).Configuration;
        change(found.Rules[0]);
        await Primary.PutBucketReplicationAsync(new PutBucketReplicationRequest { BucketName = Near, Configuration = found });
    }
}

/// <summary>One workload for all tests of remedies, which therefore run one after the other.</summary>
[CollectionDefinition(nameof(CheckedWorkload))]
public sealed class CheckedWorkloadTests : ICollectionFixture<CheckedWorkload>;
