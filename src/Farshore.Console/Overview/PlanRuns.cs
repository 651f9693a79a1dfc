using Farshore.Recovery;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Overview;

/// <summary>What this home knows of a plan's runs, without asking any Region.</summary>
/// <param name="Open">Runs that have not come to a good end and were not taken back, newest first, each with where it stands.</param>
/// <param name="LastBackup">The newest backup that came to an end; null where none did.</param>
/// <param name="EndedAt">When the newest run that ended did: what was seen before is old.</param>
sealed record PlanRuns(IReadOnlyList<OpenRun> Open, EndedRun? LastBackup, DateTimeOffset EndedAt)
{
    // A stuck run that a later one has made good is history; so is the hundredth.
    const int MostOpen = 20;

    static readonly string[] Changing = ["protect", "export", "backup", "failover", "relocate", "failback", "drill"];

    public static PlanRuns Of(RecoveryEngine engine, string plan)
    {
        var ended = Changing.ToDictionary(kind => kind, kind => engine.Runs.Ended(plan, kind, 1) is [var newest] ? newest : null);
        IReadOnlyList<OpenRun> open = [.. engine.Runs.Open(plan)
            .Where(run => run.Pid is not null || ended.GetValueOrDefault(run.Kind) is not { Phase: "done" } later
                || later.StartedAt < run.StartedAt)
            .Take(MostOpen).Select(run => (Run: run, State: engine.Runs.Readable(run.Run))).Where(one => one.State is not null)
            .Select(one => OpenRun.Of(one.Run, one.State!))];
        return new(open, ended["backup"] is { } backup ? EndedRun.Of(backup, engine) : null,
            ended.Values.OfType<RunSummary>().Select(run => run.LastAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max());
    }
}

/// <summary>A run that moves or rests in the middle.</summary>
/// <param name="Reason">Why it came to rest; null where nothing failed.</param>
/// <param name="Approvals">The steps that wait for a person's word.</param>
sealed record OpenRun(RunSummary Run, RunState State, string? Reason, IReadOnlyList<string> Approvals)
{
    public static OpenRun Of(RunSummary run, RunState state) => new(run, state,
        state.InTheWay().Select(step => state[step].Reason).FirstOrDefault(reason => reason is not null),
        state.Direction is Direction.Forward && state.End is null
            ? [.. state.Ready().Where(step => state.Graph[step].AwaitsApproval())] : []);

    /// <summary>It moves by itself now.</summary>
    public bool Moves => Run.Phase is "running" or "unwinding";
}

/// <summary>A run that has ended, and why it was taken back where it was.</summary>
sealed record EndedRun(string Run, string Phase, DateTimeOffset At, string? Reason)
{
    public static EndedRun Of(RunSummary run, RecoveryEngine engine) => new(run.Run, run.Phase, run.LastAt, run.Phase is "done" ? null
        : engine.View(run.Run).Steps.Select(step => step.Reason).FirstOrDefault(reason => reason is not null));
}
