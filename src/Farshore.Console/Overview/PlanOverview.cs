using Farshore.Recovery.Status;

namespace Farshore.Console.Overview;

/// <summary>All that a first look at a plan should answer: are we safe, how far behind, what has a person to do.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="File">Its file, as the console was given it.</param>
/// <param name="At">When this was answered; ages are counted up to here.</param>
/// <param name="LookedAt">When the Regions were last looked at; null before the first look is done.</param>
/// <param name="Looking">A newer look is under way; a change of <c>status</c> tells when it is done.</param>
sealed record PlanOverview(string Plan, string File, DateTimeOffset At, DateTimeOffset? LookedAt, bool Looking)
{
    public required OverviewVerdict Verdict { get; init; }

    /// <summary>The primary, then the secondary.</summary>
    public required IReadOnlyList<OverviewRegion> Regions { get; init; }

    /// <summary>What goes from one Region to the other, or within one, and what waits to.</summary>
    public required IReadOnlyList<OverviewFlow> Flows { get; init; }

    /// <summary>In the plan's order.</summary>
    public required IReadOnlyList<OverviewResource> Resources { get; init; }

    public required OverviewRpo Rpo { get; init; }

    /// <summary>Current objects of all buckets that are not in the secondary yet; null where that is not known.</summary>
    public long? Backlog { get; init; }

    public NextBackup? NextBackup { get; init; }

    public LastSet? LastSet { get; init; }

    public OverviewDrill? LastDrill { get; init; }

    /// <summary>Runs of the plan that move or rest in the middle.</summary>
    public required IReadOnlyList<OverviewRun> Runs { get; init; }

    public required OverviewHome Home { get; init; }

    /// <summary>Who acts on the plan, wherever that is; null where nobody does.</summary>
    public OverviewLease? Lease { get; init; }

    /// <summary>What needs a person, the most urgent first.</summary>
    public required IReadOnlyList<OverviewNotice> Attention { get; init; }
}

/// <summary>The one answer on top of the page.</summary>
/// <param name="State">met, near, missed, unprotected, lost, exposed, moved or unknown.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Sentence">What it rests on.</param>
sealed record OverviewVerdict(string State, string Title, string Sentence);

/// <summary>The plan's recovery point now.</summary>
/// <param name="Seconds">The worst resource's; null where one has nothing to be recovered from, or none is known.</param>
/// <param name="State">met, near, missed or unknown.</param>
/// <param name="Ticks">It grows with time until something newer arrives.</param>
/// <param name="Reason">The worst resource, and why it is as it is.</param>
/// <param name="PredictedSeconds">What it will have grown to when the next set is about to be ready.</param>
sealed record OverviewRpo(
    double? Seconds, double ObjectiveSeconds, string State, bool Ticks, string? Reason, double? PredictedSeconds);

/// <summary>One resource's clock.</summary>
/// <param name="Type">s3, ec2 or rds.</param>
/// <param name="RpoSeconds">Age of the newest data that the secondary holds; null where it holds none.</param>
/// <param name="State">met, near, missed or unknown.</param>
/// <param name="Ticks">The age grows with time until something newer arrives.</param>
/// <param name="Basis">recoveryPoint, replication, or none.</param>
/// <param name="Detail">What it rests on, or what is missing and how to get it.</param>
sealed record OverviewResource(
    string Name, string Type, double? RpoSeconds, double ObjectiveSeconds, string State, bool Ticks, double? PredictedRpoSeconds,
    string Basis, string Detail, long? Behind)
{
    /// <summary>In how many seconds the state turns to near by itself; null where it does not.</summary>
    public double? NearIn { get; init; }

    /// <summary>In how many seconds the state turns to missed by itself; null where it does not.</summary>
    public double? MissedIn { get; init; }
}

/// <summary>The last rehearsal or recovery, and whether it is good and recent enough.</summary>
/// <param name="State">met: good and recent; near: soon too old; missed: failed, too slow or too old.</param>
/// <param name="Trend">longer, shorter or steady against those before it; null with nothing to compare with.</param>
sealed record OverviewDrill(
    string Run, string Kind, DateTimeOffset At, string Verdict, string State, double? RtoSeconds, double ObjectiveSeconds,
    double GreatestAgeSeconds, string? Trend);

/// <summary>A run under way.</summary>
/// <param name="Stage">What it does, in words.</param>
/// <param name="Done">Steps that are done.</param>
/// <param name="Steps">All of them.</param>
/// <param name="Now">A step that moves; null where none does.</param>
sealed record OverviewRun(string Run, string Kind, string Phase, string Stage, DateTimeOffset StartedAt, int Done, int Steps, string? Now);

/// <summary>Where the workload runs.</summary>
/// <param name="Since">Since when it is away from home; null at home.</param>
/// <param name="Run">What brought it there; null at home.</param>
sealed record OverviewHome(string Region, bool IsHome, DateTimeOffset? Since, string? Run, string? By);

/// <summary>The run that holds the plan's lease.</summary>
sealed record OverviewLease(string Run, string Kind, string By, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>Something that needs a person.</summary>
/// <param name="Severity">urgent, soon or note.</param>
/// <param name="Id">The same for the same thing, look after look.</param>
/// <param name="Title">What it is, in a few words.</param>
/// <param name="Sentence">What it means.</param>
/// <param name="Remedy">A command that helps; null where only a page does.</param>
/// <param name="Action">What the console can do about it itself; null where it cannot.</param>
sealed record OverviewNotice(string Severity, string Id, string Title, string Sentence, string? Remedy, OverviewAction? Action);

/// <summary>Something the console can do, or where.</summary>
/// <param name="Kind">protect, export, backup or drill start such a run; resume and approve go on with one; every other is a page:
/// failover, sets, plan, run, evidence.</param>
/// <param name="Label">What the button says.</param>
sealed record OverviewAction(string Kind, string Label, string? Run = null, string? Step = null);

/// <summary>A plan in the list of plans.</summary>
/// <param name="Problem">Why its file cannot be read; then nothing else is known.</param>
sealed record PlanRow(string Plan, string File, DateTimeOffset At)
{
    public string? Problem { get; init; }
    public string? Primary { get; init; }
    public string? Secondary { get; init; }
    public OverviewVerdict? Verdict { get; init; }
    public OverviewRpo? Rpo { get; init; }
    public LastSet? LastSet { get; init; }
    public OverviewDrill? LastDrill { get; init; }
    public int Resources { get; init; }
    public int Running { get; init; }

    /// <summary>How many things need a person.</summary>
    public int Attention { get; init; }

    /// <summary>The most urgent of them.</summary>
    public OverviewNotice? First { get; init; }
}
