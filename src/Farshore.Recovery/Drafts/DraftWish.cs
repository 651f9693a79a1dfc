using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Drafts;

/// <summary>What a plan is to be drafted for. Without buckets, instances, databases and tags it is about all there is in the
/// primary.</summary>
/// <param name="Name">The plan's name.</param>
/// <param name="Primary">Where the workload is.</param>
/// <param name="Secondary">Where it is to be rebuilt.</param>
public sealed record DraftWish(string Name, PlanRegion Primary, PlanRegion Secondary)
{
    /// <summary>Profiles come from this file instead of the user's; a full path.</summary>
    public string? AwsConfigFile { get; init; }

    /// <summary>What is taken has all of them.</summary>
    public IReadOnlyList<PlanTag> Tags { get; init; } = [];

    public IReadOnlyList<string> Buckets { get; init; } = [];

    /// <summary>EC2 instances by id.</summary>
    public IReadOnlyList<string> Instances { get; init; } = [];

    /// <summary>DB instances by identifier.</summary>
    public IReadOnlyList<string> Databases { get; init; } = [];

    /// <summary>Whether things are called by name, so that nothing else is taken.</summary>
    public bool NamesThem => Buckets.Count + Instances.Count + Databases.Count > 0;

    /// <summary>A plan with nothing in it yet, to reach both Regions by.</summary>
    public Plan ToReach() => new()
    {
        Name = Name,
        File = Path.GetFullPath($"{Name}.yaml"),
        Text = "",
        AwsConfigFile = AwsConfigFile,
        Primary = Primary,
        Secondary = Secondary,
        Objectives = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1)),
        Vaults = new("farshore", "farshore", "alias/farshore"),
        Roles = new("AWSBackupDefaultServiceRole", $"farshore-{Name}-replication"),
        Ledger = "",
        Resources = [],
    };
}
