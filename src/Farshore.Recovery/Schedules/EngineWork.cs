using Farshore.Recovery.Checks;
using Farshore.Recovery.Notifications;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Schedules;

/// <summary>What schedules set going, done by the engine.</summary>
public static class EngineWork
{
    /// <summary>How a run's beginner is named where a schedule began it.</summary>
    static string By => $"schedule ({RunControl.Me})";

    // While one of these moves a plan's workload, neither its backup nor its drill may begin.
    static readonly string[] Movers = ["failover", "relocate", "failback"];

    public static ScheduledWork Of(RecoveryEngine engine, TimeProvider time) => new(
        (plan, kind, cancellationToken) => kind is "check"
            ? CheckAsync(engine, plan, time, cancellationToken) : PerformAsync(engine, plan, kind, cancellationToken),
        (plan, kind) => Obstacle(engine, plan, kind),
        (plan, kind) => Unfinished(engine, plan, kind) is not null);

    static async Task<ScheduledEnd> PerformAsync(RecoveryEngine engine, Plan plan, string kind, CancellationToken cancellationToken)
    {
        try
        {
            // One that is taken up late is as good as one begun now: nothing more is due after it.
            return EndOf(Unfinished(engine, plan, kind) is { } left
                ? await engine.ResumeAsync(left, null, cancellationToken)
                : await engine.StartAsync(kind, plan, new() { By = By }, null, cancellationToken));
        }
        catch (RunInterruptedException stopped)
        {
            return new("interrupted", $"{stopped.Message}; it is taken up when the next is due");
        }
    }

    static async Task<ScheduledEnd> CheckAsync(
        RecoveryEngine engine, Plan plan, TimeProvider time, CancellationToken cancellationToken)
    {
        var (world, held) = engine.Connect(plan, new RunWorld(time, engine.Names), false);
        using var ending = held;
        var report = await Preflight.RunAsync(plan, world, engine.Runs, new(), cancellationToken);
        var wrong = report.Findings.Where(finding => finding.Verdict is CheckVerdict.Failed or CheckVerdict.Unknown).ToList();
        if (report.Passed) return new("done", $"{report.Findings.Count} looks, nothing wrong");
        var reason = string.Join("; ", wrong.Select(finding => $"{finding.Check} of {finding.Resource}: {finding.Found}"));
        await engine.TellAsync(plan, RunNotice.OfCheck(plan, reason, time.GetUtcNow()), world, cancellationToken);
        return new("failed", reason);
    }

    /// <summary>The run that has to end before one of the kind may begin; null where none is in the way.</summary>
    public static RunSummary? InTheWay(RunStore runs, string plan, string kind) => runs.Open(plan)
        .FirstOrDefault(run => run.Pid is not null && (run.Kind == kind || Movers.Contains(run.Kind)));

    static string? Obstacle(RecoveryEngine engine, Plan plan, string kind) => InTheWay(engine.Runs, plan.Name, kind) is { } run
        ? $"{run.Kind} {run.Run} is running (process {run.Pid})" : null;

    /// <summary>The newest run of the kind that a schedule began and something interrupted.</summary>
    static string? Unfinished(RecoveryEngine engine, Plan plan, string kind) =>
        engine.Runs.Latest(kind, plan.Name) is { Phase: "interrupted" } newest
        && engine.Runs.Readable(newest.Run)?.Created.By?.StartsWith("schedule", StringComparison.Ordinal) is true
            ? newest.Run : null;

    static ScheduledEnd EndOf(RunView view)
    {
        var why = view.Steps.FirstOrDefault(step => step.Reason is not null && step.Status is "failed" or "stuck");
        return view.Phase is "done"
            ? new("done", $"{view.Run}, {view.Stage} in {Durations.Write(TimeSpan.FromSeconds(view.Seconds))}")
            : new("failed", $"{view.Run} is {view.Phase}{(why is null ? "" : $": '{why.Name}' failed: {why.Reason}")}");
    }
}
