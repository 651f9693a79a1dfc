using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Iam;

namespace Farshore.Region.CloudFormation.Types.Iam;

/// <summary>Tags by which IAM's things are told to be a stack's.</summary>
static class StackTags
{
    public static IReadOnlyList<Tag> Of(ResourceWork work, ResourceProperties wanted) =>
        [.. work.TagsWith(wanted.Tags()).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    /// <summary>Whether an earlier attempt of the same stack made it.</summary>
    /// <exception cref="AwsException"><c>AlreadyExists</c>: somebody else did.</exception>
    public static bool AreOurs(ResourceWork work, string name, IReadOnlyList<Tag>? there) =>
        Value(there, "aws:cloudformation:stack-id") == work.StackId && Value(there, "aws:cloudformation:logical-id") == work.LogicalId
            ? true
            : throw AlreadyExists(name);

    public static AwsException AlreadyExists(string name) => new("AlreadyExists", $"{name} already exists", 409);

    /// <summary>Its tags but those of the stack and of CloudFormation; one that the template gives itself counts as its own.</summary>
    public static JsonNode? Own(ResourceWork work, ResourceProperties last, IReadOnlyList<Tag>? there)
    {
        var own = last.Tags();
        return AsWritten.Of(new JsonArray([.. (there ?? [])
            .Where(tag => own.ContainsKey(tag.Key)
                || !(work.StackTags.ContainsKey(tag.Key) || tag.Key.StartsWith("aws:", StringComparison.Ordinal)))
            .Select(tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })]), last.Values["Tags"]);
    }

    static string? Value(IReadOnlyList<Tag>? tags, string key) => tags?.FirstOrDefault(tag => tag.Key == key)?.Value;
}
