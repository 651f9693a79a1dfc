namespace Farshore.Recovery.Runs;

/// <summary>Asks something of a run: of the process that drives it or, where none does, of its journal.</summary>
public sealed class RunControl(RunStore runs, ControlDesk desk, StepCatalog catalog, TimeProvider time)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whoever runs this process, as <c>user@host</c>.</summary>
    public static string Me { get; } = $"{Environment.UserName}@{Environment.MachineName}";

    internal ControlDesk Desk => desk;

    /// <param name="run">The run.</param>
    /// <param name="ask">pause, cancel, skip, approve or reject.</param>
    /// <param name="step">Which step; empty for the whole run, or where there is only one to approve.</param>
    /// <param name="reason">Why; it goes into the evidence.</param>
    /// <param name="cancellationToken">Stops waiting for an answer; the ask stays.</param>
    /// <param name="by">Who asks; null for whoever runs this process.</param>
    /// <returns>What it came to, in words.</returns>
    /// <exception cref="RunNotFoundException">There is no such run here.</exception>
    public async Task<string> AskAsync(
        string run, string ask, string step, string? reason, CancellationToken cancellationToken, string? by = null)
    {
        runs.Load(run);
        var id = desk.Leave(run, ask, step, reason, by ?? Me, time.GetUtcNow());
        for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < Patience;)
        {
            if (desk.AnswerTo(id) is { } said) return said;
            if (!await HearAsync(run, cancellationToken)) await Task.Delay(Pause, time, cancellationToken);
            else if (desk.AnswerTo(id) is null) break;
        }

        return desk.AnswerTo(id) ?? $"noted: it is done when run {run} comes to it";
    }

    /// <summary>What was asked of the run and has not been heard yet, oldest first.</summary>
    public IReadOnlyList<ControlAsk> Open(string run) => desk.Pending(run);

    /// <returns>Whether nobody drives the run, so that its open asks were heard here.</returns>
    async Task<bool> HearAsync(string run, CancellationToken cancellationToken)
    {
        if (runs.IsDriven(run)) return false;
        try
        {
            using var mine = runs.Lock(run);
            var (state, journal) = (runs.Load(run), runs.JournalOf(run));
            foreach (var ask in desk.Pending(run))
            {
                if (ask.Answer(state, catalog, time.GetUtcNow()) is not { } answer) continue;
                if (answer.Happened is { } happened) state = await WriteAsync(journal, state, happened, cancellationToken);
                desk.Answered(ask, answer.Said);
            }

            return true;
        }
        catch (RunIsDrivenException)
        {
            return false;
        }
    }

    static async Task<RunState> WriteAsync(Journal journal, RunState state, RunEvent happened, CancellationToken cancellationToken)
    {
        var after = state.Apply(happened);
        await journal.AppendAsync(happened, after, cancellationToken);
        return after;
    }
}
