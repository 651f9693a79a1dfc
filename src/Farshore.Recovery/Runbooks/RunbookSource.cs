using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Runbooks;

/// <summary>Which of a plan's runs a runbook stands for.</summary>
public enum RunbookKind { Backup, Failover, Failback }

/// <summary>All that a runbook is written from. With nothing but the plan it asks, while it runs, for what was not known.</summary>
/// <param name="Plan">What the runbook is about.</param>
/// <param name="Kind">Which run it stands for.</param>
/// <param name="WrittenAt">When it is written, for its reader.</param>
public sealed record RunbookSource(Plan Plan, RunbookKind Kind, DateTimeOffset WrittenAt)
{
    /// <summary>The recovery set that names and settings were captured with; null where there is none.</summary>
    public Capsule? Set { get; init; }

    /// <summary>What stands in the secondary for what was captured; null where nothing was captured.</summary>
    public Translated? Translation { get; init; }

    public string KindName => Kind switch
    {
        RunbookKind.Backup => "backup",
        RunbookKind.Failover => "failover",
        _ => "failback",
    };
}
