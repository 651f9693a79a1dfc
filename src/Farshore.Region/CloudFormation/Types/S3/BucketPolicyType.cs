using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary><c>AWS::S3::BucketPolicy</c>: a bucket has one policy at most, and whoever wrote it last owns it.</summary>
sealed class BucketPolicyType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::S3::BucketPolicy", new HashSet<string> { "Bucket", "PolicyDocument" })
    {
        Required = new HashSet<string> { "Bucket", "PolicyDocument" },
        CreateOnly = new HashSet<string> { "Bucket" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var bucket = wanted.Required("Bucket");
        await work.Api.SendAsync(S3Api.PutBucketPolicy, new()
        {
            Bucket = bucket, Policy = wanted.Document("PolicyDocument")!,
        }, cancellationToken);
        return new(bucket, new());
    }

    public Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken) =>
        CreateAsync(work, wanted, cancellationToken);

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        try
        {
            await work.Api.SendAsync(S3Api.DeleteBucketPolicy, new() { Bucket = id }, cancellationToken);
        }
        catch (AwsException gone) when (gone.Code is "NoSuchBucket" or "NoSuchBucketPolicy")
        {
            return;
        }
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        try
        {
            var there = await work.Api.SendAsync(S3Api.GetBucketPolicy, new() { Bucket = id }, cancellationToken);
            return new()
            {
                ["Bucket"] = id,
                ["PolicyDocument"] = AsWritten.Policy(there.Policy!, last.Values["PolicyDocument"]),
            };
        }
        catch (AwsException gone) when (gone.Code is "NoSuchBucket" or "NoSuchBucketPolicy")
        {
            return null;
        }
    }
}
