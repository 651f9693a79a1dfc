namespace Farshore.Recovery.Plans;

/// <summary>What to protect, from which Region to which, and how good is good enough. Every key is described in
/// <c>docs/plan.md</c>.</summary>
public sealed record Plan
{
    /// <summary>Prefix of what Farshore makes for the plan, so two plans in one account do not meet.</summary>
    public required string Name { get; init; }

    /// <summary>The file's full path; relative paths in the plan start at its folder.</summary>
    public required string File { get; init; }

    /// <summary>The file as it was read, for the journal and the capsule.</summary>
    public required string Text { get; init; }

    /// <summary>Profiles come from this file instead of the user's; a full path.</summary>
    public string? AwsConfigFile { get; init; }

    /// <summary>How its Regions are reached instead of how the file says; null where they are as the file says.</summary>
    public PlanOverrides? Overrides { get; init; }

    public required PlanRegion Primary { get; init; }

    public required PlanRegion Secondary { get; init; }

    public required PlanObjectives Objectives { get; init; }

    public required PlanVaults Vaults { get; init; }

    public required PlanRoles Roles { get; init; }

    /// <summary>The bucket in the secondary that holds the record of recovery sets.</summary>
    public required string Ledger { get; init; }

    public PlanRetention Retention { get; init; } = new();

    public PlanBackup Backup { get; init; } = new();

    public PlanNetwork Network { get; init; } = new();

    public PlanDrill Drill { get; init; } = new();

    public PlanHooks Hooks { get; init; } = new();

    public PlanHandOver HandOver { get; init; } = new();

    /// <summary>The steps of a recovery that wait until a person approves them: <c>restore</c>, <c>handOver</c>, <c>relocate</c>.</summary>
    public IReadOnlyList<string> Approvals { get; init; } = [];

    public PlanSchedule Schedule { get; init; } = new();

    /// <summary>Id, ARN or alias of the key in the secondary that signs evidence; null where none does.</summary>
    public string? EvidenceKey { get; init; }

    public IReadOnlyList<PlanNotification> Notifications { get; init; } = [];

    /// <summary>Templates of the user's that a recovery deploys, in the file's order.</summary>
    public IReadOnlyList<PlanStack> Stacks { get; init; } = [];

    /// <summary>In the file's order.</summary>
    public required IReadOnlyList<PlanResource> Resources { get; init; }

    public IEnumerable<PlanBucket> Buckets => Resources.OfType<PlanBucket>();

    public IEnumerable<PlanMachine> Machines => Resources.OfType<PlanMachine>();

    public IEnumerable<PlanDatabase> Databases => Resources.OfType<PlanDatabase>();

    /// <summary>Resources so that each stands after those it needs.</summary>
    public IReadOnlyList<PlanResource> InOrder => NeedsOrder.Sort(Resources);

    /// <summary>The replication rule that is this plan's among those of its bucket.</summary>
    public string ReplicationRuleId => $"farshore-{Name}";
}

/// <summary>How one Region is reached. Where it is, and nothing about what it is.</summary>
/// <param name="Region">E.g. <c>eu-west-1</c>.</param>
/// <param name="Profile">Profile of the AWS config file; null for the environment's credentials.</param>
/// <param name="Endpoint">Overrides every service's endpoint; null for the profile's, or AWS's.</param>
public sealed record PlanRegion(string Region, string? Profile = null, Uri? Endpoint = null)
{
    /// <summary>ARN of a role that the profile's credentials assume there; null where they act themselves.</summary>
    public string? Role { get; init; }

    /// <summary>What the role's trust policy asks for beside the caller; null where it asks for nothing.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The account the credentials must belong to; null where any will do.</summary>
    public string? Account { get; init; }
}

/// <summary>How much may be lost and how long it may take; a run is measured against them.</summary>
/// <param name="Rpo">Greatest age of the newest data found after a recovery.</param>
/// <param name="Rto">Greatest time from the start of a failover to its last check passed.</param>
public sealed record PlanObjectives(TimeSpan Rpo, TimeSpan Rto)
{
    /// <summary>Greatest spread of the members of a recovery set; null where any will do.</summary>
    public TimeSpan? Skew { get; init; }

    /// <summary>Greatest age of the last drill that ended well.</summary>
    public TimeSpan DrillAge { get; init; } = TimeSpan.FromDays(90);
}

/// <summary>How many recovery sets are kept: the newest ones, and the newest of each day, week and month. A set that one of these keeps
/// stays; the newest recoverable set always does.</summary>
public sealed record PlanRetention(int Last = 7, int Daily = 7, int Weekly = 4, int Monthly = 12);

/// <summary>Where AWS Backup keeps recovery points.</summary>
/// <param name="Primary">Vault in the primary.</param>
/// <param name="Secondary">Vault in the secondary, which needs a customer managed key: copies of machines and databases cannot use
/// aws/backup.</param>
/// <param name="Key">Alias of that key, e.g. <c>alias/farshore</c>.</param>
public sealed record PlanVaults(string Primary, string Secondary, string Key);

/// <summary>IAM roles by name or ARN.</summary>
/// <param name="Backup">What AWS Backup acts as.</param>
/// <param name="Replication">What S3 replicates as.</param>
public sealed record PlanRoles(string Backup, string Replication);
