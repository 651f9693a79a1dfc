using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>How what a stack makes in EC2 is tagged, found again by a repeated attempt, and left alone once it is gone.</summary>
static class Ec2Marks
{
    /// <summary>How long a thing may still be used by another that is going too.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Tags for what a call makes, with the token by which <see cref="FindMadeAsync"/> finds it.</summary>
    public static IReadOnlyList<TagSpecification> Marked(
        this ResourceWork work, string type, IReadOnlyDictionary<string, string> own) =>
        [new() { ResourceType = type, Tags = [.. TagsOf(work.TagsWith(own)), new() { Key = Tags.MadeBy, Value = work.Token }] }];

    public static IReadOnlyList<Tag> TagsOf(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    public static IEnumerable<KeyValuePair<string, string>> Pairs(IReadOnlyList<Tag>? tags) =>
        (tags ?? []).Select(tag => KeyValuePair.Create(tag.Key ?? "", tag.Value ?? ""));

    /// <summary>The id of what an earlier attempt with this token made.</summary>
    public static async Task<string?> FindMadeAsync(this ResourceWork work, string type, CancellationToken cancellationToken)
    {
        var found = await work.Api.SendAsync(Ec2Api.DescribeTags, new()
        {
            Filters =
            [
                new() { Name = "key", Values = [Tags.MadeBy] }, new() { Name = "value", Values = [work.Token] },
                new() { Name = "resource-type", Values = [type] },
            ],
        }, cancellationToken);
        return found.Tags is [{ ResourceId: { } id }, ..] ? id : null;
    }

    /// <summary>Brings the tags from what they were to what they are to be; others, which somebody put there, stay.</summary>
    public static async Task RetagAsync(
        this ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var tags = work.TagsWith(wanted.Tags());
        var gone = before.Tags().Keys.Where(key => !tags.ContainsKey(key)).Select(key => new Tag { Key = key }).ToList();
        if (gone.Count > 0)
            await work.Api.SendAsync(Ec2Api.DeleteTags, new() { Resources = [id], Tags = gone }, cancellationToken);
        await work.Api.SendAsync(Ec2Api.CreateTags, new() { Resources = [id], Tags = TagsOf(tags) }, cancellationToken);
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

    /// <summary>Removes a thing, also one that is gone already, and waits a while for those that still use it: they may be going
    /// too.</summary>
    /// <exception cref="AwsException">Something uses it that stays.</exception>
    public static async Task RemoveAsync(this ResourceWork work, Func<Task> remove, CancellationToken cancellationToken)
    {
        var begun = work.Time.GetTimestamp();
        while (true)
        {
            try
            {
                await remove();
                return;
            }
            catch (AwsException gone) when (IsGone(gone))
            {
                return;
            }
            catch (AwsException used) when (used.Code is "DependencyViolation" && work.Time.GetElapsedTime(begun) < Patience)
            {
                await Task.Delay(Pause, work.Time, cancellationToken);
            }
        }
    }

    /// <summary>Refuses a change that AWS makes in place by an action that this region does not serve.</summary>
    /// <exception cref="AwsException"><c>NotUpdatable</c>.</exception>
    public static void RefuseChange(this ResourceProperties before, ResourceProperties wanted, params IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(name => before.Differs(wanted, name)) is { } changed)
            throw new AwsException(
                "NotUpdatable", $"A local region cannot change {changed} of what there is; AWS can, by an action that is not served here.");
    }

    static bool IsGone(AwsException said) => said.Code.EndsWith(".NotFound", StringComparison.Ordinal);
}
