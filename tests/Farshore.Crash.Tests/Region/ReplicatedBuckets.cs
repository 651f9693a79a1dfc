using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.Iam;

namespace Farshore.Crash.Tests.Region;

/// <summary>A versioned bucket in each of two regions, and the rule that sends everything from one to the other.</summary>
static class ReplicatedBuckets
{
    public const string Near = "under-fire-near";
    public const string Far = "under-fire-far";

    const string Role = "under-fire-replication";

    const string Trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    public static async Task MakeAsync(RegionProcess near, RegionProcess far)
    {
        await near.S3.PutBucketAsync(Near);
        await far.S3.PutBucketAsync(new PutBucketRequest { BucketName = Far, BucketRegionName = "us-west-2" });
        foreach (var (region, bucket) in ((RegionProcess, string)[])[(near, Near), (far, Far)])
        {
            await region.S3.PutBucketVersioningAsync(new() { BucketName = bucket, VersioningConfig = new() { Status = "Enabled" } });
        }

        var role = await near.Client.SendAsync(
            IamApi.CreateRole, new() { RoleName = Role, AssumeRolePolicyDocument = Trust }, default);
        await near.Client.SendAsync(IamApi.PutRolePolicy, new()
        {
            RoleName = Role,
            PolicyName = "all",
            PolicyDocument = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}""",
        }, default);
        await near.S3.PutBucketReplicationAsync(new()
        {
            BucketName = Near,
            Configuration = new()
            {
                Role = role.Role.Arn,
                Rules =
                [
                    new()
                    {
                        Id = "all",
                        Priority = 1,
                        Status = ReplicationRuleStatus.Enabled,
                        Filter = new() { Prefix = "" },
                        DeleteMarkerReplication = new() { Status = DeleteMarkerReplicationStatus.Enabled },
                        Destination = new() { BucketArn = $"arn:aws:s3:::{Far}" },
                    },
                ],
            },
        });
    }

    /// <summary>All versions and delete markers, in the order in which S3 lists them.</summary>
    public static async Task<List<S3ObjectVersion>> ListAsync(IAmazonS3 region, string bucket)
    {
        List<S3ObjectVersion> all = [];
        ListVersionsResponse page;
        ListVersionsRequest request = new() { BucketName = bucket };
        do
        {
            page = await region.ListVersionsAsync(request);
            all.AddRange(page.Versions ?? []);
            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
        while (page.IsTruncated is true);
        return all;
    }
}
