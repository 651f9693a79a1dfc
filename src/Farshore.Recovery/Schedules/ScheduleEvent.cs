namespace Farshore.Recovery.Schedules;

/// <summary>One thing that a schedule did or did not do.</summary>
/// <param name="At">When.</param>
/// <param name="Plan">The plan's name.</param>
/// <param name="Kind">backup, drill or check; empty where it is about the plan.</param>
/// <param name="Event">scheduled, began, done, failed, interrupted, skipped, plan or clock.</param>
/// <param name="Detail">In words.</param>
public sealed record ScheduleEvent(DateTimeOffset At, string Plan, string Kind, string Event, string Detail)
{
    public override string ToString() => string.Join(' ', new[] { $"{At.UtcDateTime:yyyy-MM-dd HH:mm:ss}", Plan, Kind, Event, Detail }
        .Where(part => part.Length > 0));
}

/// <summary>How something that was due ended.</summary>
/// <param name="Event">done, failed or interrupted.</param>
/// <param name="Detail">In words.</param>
public sealed record ScheduledEnd(string Event, string Detail);

/// <summary>What a schedule sets going, and what may be in its way.</summary>
/// <param name="Perform">Does what is due; says how it ended.</param>
/// <param name="Obstacle">Why it cannot begin now; null where it can.</param>
/// <param name="Unfinished">Whether an earlier one was interrupted and is to be taken up first.</param>
public sealed record ScheduledWork(
    Func<Plans.Plan, string, CancellationToken, Task<ScheduledEnd>> Perform, Func<Plans.Plan, string, string?> Obstacle,
    Func<Plans.Plan, string, bool> Unfinished);
