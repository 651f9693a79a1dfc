using Farshore.Aws.Ec2;
using Farshore.Recovery.Steps.Network;

namespace Farshore.Recovery.Steps.Drill;

/// <summary>Which rehearsals' things are meant: those of one run, or those of every drill of a plan.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="Run">One drill's run; null for all.</param>
public sealed record DrillScope(string Plan, string? Run)
{
    /// <summary>Stacks are looked for too: who has none need not be allowed to list them.</summary>
    public bool HasStacks { get; init; }

    /// <summary>By tags that every thing of a drill bears.</summary>
    public IReadOnlyList<Filter> Filters() => Run is { } run
        ? [new() { Name = $"tag:{RunTags.Drill}", Values = [run] }]
        : [new() { Name = $"tag:{RunTags.Plan}", Values = [Plan] }, new() { Name = "tag-key", Values = [RunTags.Drill] }];

    public bool Holds(IReadOnlyList<Aws.Rds.Tag>? tags) => Holds((tags ?? []).Select(tag => (tag.Key, tag.Value)).ToList());

    public bool Holds(IReadOnlyList<Aws.CloudFormation.Tag>? tags) =>
        Holds((tags ?? []).Select(tag => ((string?)tag.Key, (string?)tag.Value)).ToList());

    bool Holds(IReadOnlyList<(string? Key, string? Value)> tags) => Run is { } run ? tags.Contains((RunTags.Drill, run))
        : tags.Any(tag => tag.Key == RunTags.Drill) && tags.Contains((RunTags.Plan, Plan));
}

/// <summary>Something that a drill made and that is there.</summary>
/// <param name="Kind">instance, volume, DB instance, network, …</param>
public sealed record DrillThing(string Kind, string Id)
{
    public override string ToString() => $"{Kind} {Id}";
}
