using System.Text;
using PutObjectRequest = Amazon.S3.Model.PutObjectRequest;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Iam;
using Farshore.Aws.S3;
using Farshore.Aws.S3Control;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3Control;

public sealed class JobsTests : IAsyncLifetime
{
    const string Account = "000000000000";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    LocalRegions regions = null!;

    IAwsClient Wire => regions.Client();

    Amazon.S3.IAmazonS3 S3 => regions.S3();

    public async ValueTask InitializeAsync()
    {
        regions = await LocalRegions.StartAsync(null, LocalRegions.East, LocalRegions.West);
        foreach (var (bucket, region) in new[] { ("near", LocalRegions.East), ("far", LocalRegions.West), ("reports", LocalRegions.East) })
        {
            await regions.S3(region).PutBucketAsync(new Amazon.S3.Model.PutBucketRequest
            {
                BucketName = bucket, BucketRegionName = region == LocalRegions.East ? null : region,
            });
            await regions.S3(region).PutBucketVersioningAsync(
                new() { BucketName = bucket, VersioningConfig = new() { Status = Amazon.S3.VersionStatus.Enabled } });
        }

        await RoleAsync("replication", "s3.amazonaws.com", "s3:*");
        await RoleAsync("batch", "batchoperations.s3.amazonaws.com", "s3:*");
    }

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    static string TrustOf(string service) =>
        $$"""
        {"Version":"2012-10-17",
         "Statement":[{"Effect":"Allow","Principal":{"Service":"{{service}}"},"Action":"sts:AssumeRole"}]}
        """;

    async Task RoleAsync(string name, string service, string action)
    {
        await Wire.SendAsync(IamApi.CreateRole, new()
        {
            RoleName = name,
            AssumeRolePolicyDocument = TrustOf(service),
        }, default);
        await AllowAsync(name, action);
    }

    Task AllowAsync(string role, string action) => Wire.SendAsync(IamApi.PutRolePolicy, new()
    {
        RoleName = role,
        PolicyName = "all",
        PolicyDocument =
            $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""",
    }, default);

    Task PutRuleAsync() => Wire.SendAsync(S3Api.PutBucketReplication, new()
    {
        Bucket = "near",
        ReplicationConfiguration = new()
        {
            Role = $"arn:aws:iam::{Account}:role/replication",
            Rules =
            [
                new()
                {
                    ID = "all", Priority = 1, Status = "Enabled", Filter = new() { Prefix = "" },
                    DeleteMarkerReplication = new() { Status = "Disabled" }, Destination = new() { Bucket = "arn:aws:s3:::far" },
                },
            ],
        },
    }, default);

    async Task PutAsync(params string[] keys)
    {
        foreach (var key in keys) await S3.PutObjectAsync(new PutObjectRequest { BucketName = "near", Key = key, ContentBody = key });
    }

    static CreateJobRequest Replicating(JobManifestGeneratorFilter? filter = null, string token = "token") => new()
    {
        AccountId = Account,
        Operation = new() { S3ReplicateObject = new() },
        ClientRequestToken = token,
        Priority = 10,
        RoleArn = $"arn:aws:iam::{Account}:role/batch",
        Report = new()
        {
            Enabled = true, Bucket = "arn:aws:s3:::reports", Format = "Report_CSV_20180820", Prefix = "p", ReportScope = "AllTasks",
        },
        ManifestGenerator = new()
        {
            S3JobManifestGenerator = new() { SourceBucket = "arn:aws:s3:::near", EnableManifestOutput = false, Filter = filter },
        },
    };

    async Task<JobDescriptor> UntilAsync(string? id, params string[] statuses)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var job = (await Wire.SendAsync(S3ControlApi.DescribeJob, new() { AccountId = Account, JobId = id! }, default)).Job!;
            if (statuses.Contains(job.Status)) return job;
            await Task.Delay(20, patience.Token);
        }
    }

    async Task<JobDescriptor> DoneAsync(CreateJobRequest request)
    {
        var made = await Wire.SendAsync(S3ControlApi.CreateJob, request, default);
        return await UntilAsync(made.JobId, "Complete", "Failed", "Cancelled");
    }

    async Task<string> ReadAsync(string key)
    {
        using var got = await S3.GetObjectAsync("reports", key);
        using var reader = new StreamReader(got.ResponseStream);
        return await reader.ReadToEndAsync();
    }

    [Fact]
    public async Task Objects_from_before_the_rule_go_with_their_version_ids_and_a_report_says_so()
    {
        await PutAsync("old/a", "old/b c", "other");
        await PutRuleAsync();

        var job = await DoneAsync(Replicating(new()
        {
            EligibleForReplication = true,
            ObjectReplicationStatuses = ["NONE"],
            KeyNameConstraint = new() { MatchAnyPrefix = ["old/"] },
        }));

        Assert.Equal(("Complete", 2L, 2L, 0L), (job.Status, job.ProgressSummary!.TotalNumberOfTasks,
            job.ProgressSummary.NumberOfTasksSucceeded, job.ProgressSummary.NumberOfTasksFailed));
        var source = await S3.GetObjectMetadataAsync("near", "old/b c");
        var replica = await regions.S3(LocalRegions.West).GetObjectMetadataAsync("far", "old/b c");
        Assert.Equal(("COMPLETED", "REPLICA", source.VersionId),
            (source.ReplicationStatus.Value, replica.ReplicationStatus.Value, replica.VersionId));
        var listed = await S3.ListObjectsV2Async(new() { BucketName = "reports" });
        var csv = Assert.Single(listed.S3Objects, one => one.Key.EndsWith(".csv", StringComparison.Ordinal)).Key;
        Assert.StartsWith($"p/job-{job.JobId}/results/", csv, StringComparison.Ordinal);
        Assert.Contains($"near,old/b%20c,{source.VersionId},succeeded,200,,Successful\n", await ReadAsync(csv), StringComparison.Ordinal);
        Assert.Contains(csv, await ReadAsync($"p/job-{job.JobId}/manifest.json"), StringComparison.Ordinal);
        Assert.Empty((await regions.S3(LocalRegions.West).ListObjectsV2Async(new() { BucketName = "far", Prefix = "other" })).S3Objects
            ?? []);
    }

    [Fact]
    public async Task A_job_goes_on_after_its_region_was_restarted_in_the_middle_of_it()
    {
        await PutAsync([.. Enumerable.Range(0, 30).Select(number => $"{number}")]);
        await PutRuleAsync();
        await regions.StopAsync(LocalRegions.West);
        var made = await Wire.SendAsync(S3ControlApi.CreateJob, Replicating(), default);
        await UntilAsync(made.JobId, "Active");

        await regions.RestartAsync(LocalRegions.East);
        await regions.StartAsync(LocalRegions.West);
        var job = await UntilAsync(made.JobId, "Complete", "Failed");

        Assert.Equal(("Complete", 30L), (job.Status, job.ProgressSummary!.NumberOfTasksSucceeded));
    }

    [Fact]
    public async Task Without_permissions_or_trust_the_role_fails_the_job()
    {
        await PutAsync("a");
        await PutRuleAsync();
        await AllowAsync("batch", "s3:P*");

        var denied = await DoneAsync(Replicating());
        await AllowAsync("batch", "s3:*");
        await Wire.SendAsync(IamApi.UpdateAssumeRolePolicy, new()
        {
            RoleName = "batch",
            PolicyDocument = TrustOf("s3.amazonaws.com"),
        }, default);
        var foreign = await DoneAsync(Replicating(token: "other"));

        Assert.Equal(("Failed", "AccessDenied"), (denied.Status, denied.FailureReasons![0].FailureCode));
        Assert.Equal(("Failed", "AssumeRoleNotPermitted"), (foreign.Status, foreign.FailureReasons![0].FailureCode));
    }

    [Fact]
    public async Task The_same_token_is_the_same_job_unless_it_asks_for_something_else()
    {
        var first = await Wire.SendAsync(S3ControlApi.CreateJob, Replicating() with { ConfirmationRequired = true }, default);
        var again = await Wire.SendAsync(S3ControlApi.CreateJob, Replicating() with { ConfirmationRequired = true }, default);

        Assert.Equal(first.JobId, again.JobId);
        await Wire.SendAsync(S3ControlApi.CreateJob, Replicating() with { Priority = 1 }, default).RefusedAsync("IdempotencyException");
    }

    [Fact]
    public async Task Checksums_are_computed_of_what_a_manifest_lists_once_it_is_confirmed()
    {
        await PutAsync("a", "b");
        var manifest = await S3.PutObjectAsync(new PutObjectRequest
        {
            BucketName = "reports", Key = "manifest.csv", ContentBody = "near,a\nnear,b\nnear,missing\n",
        });
        var request = Replicating() with
        {
            Operation = new() { S3ComputeObjectChecksum = new() { ChecksumAlgorithm = "SHA256" } },
            ConfirmationRequired = true,
            ManifestGenerator = null,
            Manifest = new()
            {
                Spec = new() { Format = "S3BatchOperations_CSV_20180820", Fields = ["Bucket", "Key"] },
                Location = new() { ObjectArn = "arn:aws:s3:::reports/manifest.csv", ETag = manifest.ETag },
            },
        };
        var made = await Wire.SendAsync(S3ControlApi.CreateJob, request, default);
        Assert.Equal("AWAITING_CONFIRMATION", (await UntilAsync(made.JobId, "Suspended")).SuspendedCause);

        await Wire.SendAsync(
            S3ControlApi.UpdateJobStatus, new() { AccountId = Account, JobId = made.JobId!, RequestedJobStatus = "Ready" }, default);
        var job = await UntilAsync(made.JobId, "Complete", "Failed");

        Assert.Equal((3L, 2L, 1L), (job.ProgressSummary!.TotalNumberOfTasks, job.ProgressSummary.NumberOfTasksSucceeded,
            job.ProgressSummary.NumberOfTasksFailed));
        var report = new StringBuilder();
        foreach (var one in (
            await S3.ListObjectsV2Async(new() { BucketName = "reports", Prefix = $"p/job-{job.JobId}/results/" })).S3Objects)
            report.Append(await ReadAsync(one.Key));
        var sum = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("a"u8));
        Assert.Contains($"\"\"checksum_base64\"\":\"\"{sum}\"\"", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("near,missing,,failed,404,NoSuchKey", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_go_into_a_folder_of_another_Regions_bucket_and_large_objects_are_told_from_small_ones()
    {
        await PutAsync("a", "longer name");
        var request = Replicating(new() { ObjectSizeGreaterThanBytes = 5 }) with
        {
            Operation = new() { S3PutObjectCopy = new() { TargetResource = "arn:aws:s3:::far", TargetKeyPrefix = "copies" } },
        };

        var job = await DoneAsync(request);

        Assert.Equal(("Complete", 1L), (job.Status, job.ProgressSummary!.NumberOfTasksSucceeded));
        var listed = await regions.S3(LocalRegions.West).ListObjectsV2Async(new() { BucketName = "far" });
        Assert.Equal("copies/longer name", Assert.Single(listed.S3Objects).Key);
    }

    [Fact]
    public async Task A_job_that_waits_can_be_cancelled_and_is_listed_as_that()
    {
        await PutAsync("a");
        await PutRuleAsync();
        var made = await Wire.SendAsync(S3ControlApi.CreateJob, Replicating() with { ConfirmationRequired = true }, default);
        await UntilAsync(made.JobId, "Suspended");

        await Wire.SendAsync(S3ControlApi.UpdateJobStatus, new()
        {
            AccountId = Account, JobId = made.JobId!, RequestedJobStatus = "Cancelled", StatusUpdateReason = "enough",
        }, default);
        var job = await UntilAsync(made.JobId, "Cancelled");
        var listed = await Wire.SendAsync(S3ControlApi.ListJobs, new() { AccountId = Account, JobStatuses = ["Cancelled"] }, default);

        Assert.Equal("enough", job.StatusUpdateReason);
        Assert.Equal(made.JobId, Assert.Single(listed.Jobs!).JobId);
        await Wire.SendAsync(
            S3ControlApi.UpdateJobStatus, new() { AccountId = Account, JobId = made.JobId!, RequestedJobStatus = "Ready" }, default)
            .RefusedAsync("JobStatusException");
    }
}
