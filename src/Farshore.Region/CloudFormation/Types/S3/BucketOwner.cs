using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>Tells a bucket that this resource of this stack made from one that was there before: by the tags that only CloudFormation may
/// set.</summary>
sealed class BucketOwner(ResourceWork work, string bucket)
{
    /// <exception cref="AwsException"><c>AlreadyExists</c>: it is there, and another's.</exception>
    public async Task<bool> IsOursAsync(CancellationToken cancellationToken)
    {
        try
        {
            var tags = (await work.Api.SendAsync(S3Api.GetBucketTagging, new() { Bucket = bucket }, cancellationToken)).TagSet;
            return Value(tags, "aws:cloudformation:stack-id") == work.StackId
                && Value(tags, "aws:cloudformation:logical-id") == work.LogicalId ? true : throw AlreadyExists(bucket);
        }
        catch (AwsException none) when (none.Code == "NoSuchBucket")
        {
            return false;
        }
        catch (AwsException other) when (other.Code is "NoSuchTagSet" or "AccessDenied" or "PermanentRedirect" or "TemporaryRedirect")
        {
            throw AlreadyExists(bucket);
        }
    }

    /// <summary>The bucket's tags but those of the stack and of CloudFormation; one that the template gives itself counts as its
    /// own.</summary>
    public async Task<JsonArray?> OwnTagsAsync(IReadOnlyDictionary<string, string> own, CancellationToken cancellationToken)
    {
        var there = await Absent.OrNoneAsync(
            work.Api.SendAsync(S3Api.GetBucketTagging, new() { Bucket = bucket }, cancellationToken), "NoSuchTagSet");
        return there is null ? null : new([.. there.TagSet
            .Where(tag => own.ContainsKey(tag.Key)
                || !(work.StackTags.ContainsKey(tag.Key) || tag.Key.StartsWith("aws:", StringComparison.Ordinal)))
            .Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]);
    }

    public static AwsException AlreadyExists(string bucket) => new("AlreadyExists", $"{bucket} already exists", 409);

    static string? Value(IReadOnlyList<Tag> tags, string key) => tags.FirstOrDefault(tag => tag.Key == key)?.Value;
}
