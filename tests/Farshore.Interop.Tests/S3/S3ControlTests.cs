namespace Farshore.Interop.Tests.S3;

/// <summary>Batch jobs as the official AWS command line asks for them.</summary>
public sealed class S3ControlTests
{
    const string Trust =
        """
        {"Version":"2012-10-17",
         "Statement":[{"Effect":"Allow","Principal":{"Service":"batchoperations.s3.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""";

    static async Task<string> UntilOverAsync(RegionProcesses regions, string job)
    {
        while (true)
        {
            var status = await regions.S3ControlAsync("primary", "describe-job", "--job-id", job, "--query",
                "Job.[Status,ProgressSummary.NumberOfTasksSucceeded]");
            if (!status.StartsWith("New", StringComparison.Ordinal) && !status.StartsWith("Preparing", StringComparison.Ordinal)
                && !status.StartsWith("Ready", StringComparison.Ordinal) && !status.StartsWith("Active", StringComparison.Ordinal)
                && !status.StartsWith("Completing", StringComparison.Ordinal)) return status;
        }
    }

    [Fact]
    public async Task Objects_from_before_the_rule_are_replicated_by_a_batch_job_and_reported()
    {
        await using var regions = await RegionProcesses.StartAsync();
        await regions.MakeBucketsAsync("near", "far", withRule: false);
        await regions.AwsAsync("primary", "s3api", "put-object", "--bucket", "near", "--key", "ä +before");
        await regions.PutRuleAsync("near", "far");
        await regions.AwsAsync("primary", "iam", "create-role", "--role-name", "batch", "--assume-role-policy-document", Trust);
        await regions.AwsAsync("primary", "iam", "put-role-policy", "--role-name", "batch", "--policy-name", "all", "--policy-document",
            Everything);

        var job = await regions.S3ControlAsync("primary", "create-job", "--operation", """{"S3ReplicateObject":{}}""",
            "--report",
            """{"Enabled":true,"Bucket":"arn:aws:s3:::near","Format":"Report_CSV_20180820","Prefix":"r","ReportScope":"AllTasks"}""",
            "--manifest-generator",
            """
            {"S3JobManifestGenerator":{"SourceBucket":"arn:aws:s3:::near","EnableManifestOutput":false,
             "Filter":{"EligibleForReplication":true,"ObjectReplicationStatuses":["NONE","FAILED"]}}}
            """,
            "--priority", "1", "--role-arn", "arn:aws:iam::000000000000:role/batch", "--no-confirmation-required", "--query", "JobId");

        Assert.Equal("Complete\t1", await UntilOverAsync(regions, job));
        Assert.Equal("REPLICA", await regions.AwsAsync(
            "secondary", "s3api", "head-object", "--bucket", "far", "--key", "ä +before", "--query", "ReplicationStatus"));
        Assert.Contains($"r/job-{job}/manifest.json", await regions.AwsAsync(
            "primary", "s3api", "list-objects-v2", "--bucket", "near", "--prefix", "r/", "--query", "Contents[].Key"),
                StringComparison.Ordinal);
        Assert.Contains(job, await regions.S3ControlAsync(
            "primary", "list-jobs", "--job-statuses", "Complete", "--query", "Jobs[].JobId"), StringComparison.Ordinal);
    }
}
