using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Network;

/// <summary>The tags of what a run makes: by them a repeated step finds it again, and a person sees whose it is.</summary>
static class RunTags
{
    public const string Plan = "farshore:plan";
    public const string Run = "farshore:run";
    public const string Source = "farshore:source";
    public const string Drill = "farshore:drill";

    public static IReadOnlyDictionary<string, string> Of(StepContext context, string? source = null)
    {
        var (run, tags) = (context.State.Run, new Dictionary<string, string>(StringComparer.Ordinal));
        tags[Plan] = context.State.Created.Plan;
        tags[Run] = run;
        if (source is not null) tags[Source] = source;
        if (context.State.Created.Kind is DrillRun.Kind) tags[Drill] = run;
        return tags;
    }

    public static IReadOnlyList<Aws.Ec2.Tag> Ec2(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Aws.Ec2.Tag { Key = tag.Key, Value = tag.Value })];

    public static IReadOnlyList<Aws.Rds.Tag> Rds(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Aws.Rds.Tag { Key = tag.Key, Value = tag.Value })];

    public static Aws.Ec2.TagSpecification For(string type, IReadOnlyDictionary<string, string> tags) =>
        new() { ResourceType = type, Tags = Ec2(tags) };

    /// <summary>Finds what this run made of one source, or all that it made.</summary>
    public static IReadOnlyList<Aws.Ec2.Filter> Filter(StepContext context, string? source = null) =>
    [
        new() { Name = $"tag:{Run}", Values = [context.State.Run] },
        .. source is null ? [] : (IReadOnlyList<Aws.Ec2.Filter>)[new() { Name = $"tag:{Source}", Values = [source] }],
    ];
}
