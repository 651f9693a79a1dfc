using Farshore.Recovery.Runs;

namespace Farshore.Console.Runs;

/// <summary>A run among others.</summary>
/// <param name="Phase">running, unwinding, interrupted, paused, done, unwound or stuck.</param>
/// <param name="Seconds">How long it has taken so far, or took.</param>
/// <param name="By">Who began it; left out where that was not recorded.</param>
/// <param name="Pid">The process that drives it; left out where nobody does.</param>
sealed record RunRow(
    string Run, string Kind, string Plan, string Phase, DateTimeOffset StartedAt, DateTimeOffset LastAt, double Seconds,
    string? By, int? Pid)
{
    public static RunRow Of(RunSummary run, DateTimeOffset now) => new(run.Run, run.Kind, run.Plan, run.Phase, run.StartedAt, run.LastAt,
        Math.Max(0, Math.Round(((run.Pid is null ? run.LastAt : now) - run.StartedAt).TotalSeconds, 3)), run.By, run.Pid);
}

/// <summary>A page of the list of runs, newest first.</summary>
/// <param name="Next">What to send as <c>before</c> for the older ones; left out where there are none.</param>
/// <param name="Counts">How many runs of the plan and kind there are in each phase that has any.</param>
sealed record RunList(IReadOnlyList<RunRow> Runs, string? Next, IReadOnlyDictionary<string, int> Counts);
