namespace Farshore.Recovery.Status;

/// <summary>How a plan stands now: for each resource, the age of what could be recovered, and where that is going.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="At">When it was looked at.</param>
/// <param name="ObjectiveSeconds">The plan's recovery point objective.</param>
/// <param name="Set">The latest recovery set; null where there is none.</param>
/// <param name="Resources">In the plan's order.</param>
public sealed record PlanStatus(
    string Plan, DateTimeOffset At, double ObjectiveSeconds, string? Set, IReadOnlyList<ResourceStatus> Resources)
{
    /// <summary>The worst of the resources'; null where one has nothing to be recovered from.</summary>
    public double? RpoSeconds { get; init; }

    /// <summary>The worst resource, and why it is as it is, in words.</summary>
    public required string Reason { get; init; }

    /// <summary>What the plan's recovery point will have grown to when the next set is about to be ready; null where none is
    /// scheduled.</summary>
    public double? PredictedRpoSeconds { get; init; }

    public NextBackup? NextBackup { get; init; }

    /// <summary>From the latest set's oldest member until now.</summary>
    public double? SetAgeSeconds { get; init; }

    /// <summary>The latest recovery set; null where there is none.</summary>
    public LastSet? LastSet { get; init; }

    /// <summary>Current objects of all buckets that are not in the secondary yet; null where the primary cannot be asked.</summary>
    public long? Backlog { get; init; }

    public bool PrimaryReachable { get; init; } = true;

    /// <summary>The newest drill or failover; null where none is known.</summary>
    public LastDrill? LastDrill { get; init; }
}

/// <summary>When the next recovery set is due, and when it will be ready as long as it takes what earlier ones took.</summary>
public sealed record NextBackup(DateTimeOffset DueAt, DateTimeOffset ReadyAt, double TakesSeconds);

/// <summary>What the latest recovery set is worth.</summary>
/// <param name="AsOf">The moment of its oldest member: everything older is in it.</param>
/// <param name="SkewTargetSeconds">What the plan wants at most; null where any will do.</param>
/// <param name="Recoverable">Everything in it was compared, and is in the secondary.</param>
/// <param name="Lacking">Members that the secondary was shown not to have.</param>
/// <param name="ProvedAt">When that was shown; null where it was not.</param>
public sealed record LastSet(
    string Set, DateTimeOffset AsOf, DateTimeOffset SealedAt, double SkewSeconds, double? SkewTargetSeconds, int Members, bool Recoverable,
    IReadOnlyList<string> Lacking, DateTimeOffset? ProvedAt);

/// <summary>How the workload last came up in the secondary.</summary>
/// <param name="RtoSeconds">What it took; null where it was not measured.</param>
/// <param name="ObjectiveSeconds">What it may take.</param>
/// <param name="Trend">longer, shorter or steady against those before it; null with nothing to compare with.</param>
public sealed record LastDrill(
    string Run, string Kind, DateTimeOffset At, string Verdict, double? RtoSeconds, double ObjectiveSeconds, string? Trend)
{
    public bool? Meets => RtoSeconds is { } measured ? measured <= ObjectiveSeconds : null;

    /// <summary>The plan wants drills younger than this.</summary>
    public double GreatestAgeSeconds { get; init; }
}
