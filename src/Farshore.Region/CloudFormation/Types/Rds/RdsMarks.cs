using Farshore.Aws;
using Farshore.Aws.Rds;

namespace Farshore.Region.CloudFormation.Types.Rds;

/// <summary>How what a stack makes in RDS is tagged and known again: RDS has no tokens, but everything in it has a name.</summary>
static class RdsMarks
{
    /// <summary>Tags of a thing and its stack.</summary>
    public static IReadOnlyList<Tag> Marked(this ResourceWork work, ResourceProperties wanted) => TagsOf(work.TagsWith(wanted.Tags()));

    public static IEnumerable<KeyValuePair<string, string>> Pairs(IReadOnlyList<Tag>? tags) =>
        (tags ?? []).Select(tag => KeyValuePair.Create(tag.Key ?? "", tag.Value ?? ""));

    public static string ArnOf(this ResourceWork work, string kind, string name) =>
        $"arn:aws:rds:{work.Region}:{work.Account}:{kind}:{name}";

    /// <summary>Makes a thing, or takes the one of its name for made whose tags say that this very resource made it.</summary>
    /// <exception cref="AwsException">Something else has the name, or the service refused.</exception>
    public static async Task MakeAsync(
        this ResourceWork work, string kind, string name, Func<Task> make, CancellationToken cancellationToken)
    {
        try
        {
            await make();
        }
        catch (AwsException taken) when (taken.Code.Contains("AlreadyExists", StringComparison.Ordinal))
        {
            var tags = await TagsAsync(work, kind, name, cancellationToken);
            var own = work.TagsWith(new Dictionary<string, string>());
            if (!new[] { "aws:cloudformation:stack-id", "aws:cloudformation:logical-id" }.All(
                key => tags.Any(tag => tag.Key == key && tag.Value == own[key]))) throw;
        }
    }

    public static async Task<IReadOnlyList<Tag>> TagsAsync(
        ResourceWork work, string kind, string name, CancellationToken cancellationToken) =>
        (await work.Api.SendAsync(
            RdsApi.ListTagsForResource, new() { ResourceName = work.ArnOf(kind, name) }, cancellationToken)).TagList ?? [];

    /// <summary>Brings the tags from what they were to what they are to be; others, which somebody put there, stay.</summary>
    public static async Task RetagAsync(this ResourceWork work, string kind, string name, ResourceProperties before,
        ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (arn, tags) = (work.ArnOf(kind, name), work.TagsWith(wanted.Tags()));
        var gone = before.Tags().Keys.Where(key => !tags.ContainsKey(key)).ToList();
        if (gone.Count > 0)
            await work.Api.SendAsync(
                RdsApi.RemoveTagsFromResource, new() { ResourceName = arn, TagKeys = gone }, cancellationToken);
        await work.Api.SendAsync(RdsApi.AddTagsToResource, new() { ResourceName = arn, Tags = TagsOf(tags) }, cancellationToken);
    }

    /// <summary>What a Describe call answers, or null where it says that there is no such thing.</summary>
    public static async Task<T?> IfThereAsync<T>(Task<T> call) where T : class
    {
        try
        {
            return await call;
        }
        catch (AwsException gone) when (IsGone(gone))
        {
            return null;
        }
    }

    /// <summary>Removes a thing, also one that is gone already.</summary>
    public static async Task RemoveAsync(Func<Task> remove)
    {
        try
        {
            await remove();
        }
        catch (AwsException gone) when (IsGone(gone))
        {
            // So it was to be.
        }
    }

    static bool IsGone(AwsException said) => said.Code is "DBInstanceNotFound" or "DBSubnetGroupNotFoundFault"
        or "DBParameterGroupNotFound" or "OptionGroupNotFoundFault" or "DBSnapshotNotFound";

    static IReadOnlyList<Tag> TagsOf(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
}
