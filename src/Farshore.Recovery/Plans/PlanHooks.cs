namespace Farshore.Recovery.Plans;

/// <summary>A command of the user's that a run executes. It is told the plan, the run and every restored resource's address by environment
/// variables, and must be safe to repeat.</summary>
/// <param name="Command">A line for <c>/bin/sh</c>, run in the plan file's folder.</param>
/// <param name="Within">It is ended and counts as failed when it takes longer.</param>
public sealed record PlanHook(string Command, TimeSpan Within);

/// <summary>Commands around a relocation: null where there is nothing to do.</summary>
public sealed record PlanHooks
{
    /// <summary>Stops writers before a planned relocation or a failback: nothing may be written after it has returned.</summary>
    public PlanHook? StopTraffic { get; init; }

    /// <summary>Lets writers in again, where they now belong.</summary>
    public PlanHook? StartTraffic { get; init; }

    /// <summary>Keeps the old primary from serving, where it can still be reached, before the new one takes over.</summary>
    public PlanHook? Fence { get; init; }
}

/// <summary>How users find what was rebuilt.</summary>
public sealed record PlanHandOver
{
    /// <summary>Run once everything has passed its checks; null where nothing is to be run.</summary>
    public PlanHook? Command { get; init; }

    /// <summary>Route 53 records that are pointed at restored resources.</summary>
    public IReadOnlyList<PlanRecord> Records { get; init; } = [];
}

/// <summary>A record in a hosted zone of Route 53.</summary>
/// <param name="Zone">Id of the hosted zone.</param>
/// <param name="Name">E.g. <c>app.example.com</c>.</param>
/// <param name="Type">A or CNAME.</param>
/// <param name="Resource">The plan's resource it points at.</param>
/// <param name="Ttl">How long resolvers may keep it.</param>
public sealed record PlanRecord(string Zone, string Name, string Type, string Resource, TimeSpan Ttl);
