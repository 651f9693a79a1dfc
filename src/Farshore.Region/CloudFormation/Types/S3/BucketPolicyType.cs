using System.Text.Json.Nodes;
using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary><c>AWS::S3::BucketPolicy</c>: a bucket has one policy at most, and whoever wrote it last owns it.</summary>
sealed class BucketPolicyType : IResourceType
{
    static readonly string[] Gone = ["NoSuchBucket", "NoSuchBucketPolicy"];

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
            Bucket = bucket, Policy = wanted.RequiredDocument("PolicyDocument"),
        }, cancellationToken);
        return new(bucket, new());
    }

    public Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken) =>
        CreateAsync(work, wanted, cancellationToken);

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        Absent.IsFineAsync(work.Api.SendAsync(S3Api.DeleteBucketPolicy, new() { Bucket = id }, cancellationToken), Gone);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await Absent.OrNoneAsync(work.Api.SendAsync(S3Api.GetBucketPolicy, new() { Bucket = id }, cancellationToken), Gone) is { } there
            ? new()
            {
                ["Bucket"] = id, ["PolicyDocument"] = AsWritten.Policy(there.Policy!, last.Values["PolicyDocument"]),
            }
            : null;
}
