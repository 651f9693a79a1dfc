using System.Globalization;
using System.Text.Json;

namespace Farshore.Recovery.Runs;

/// <summary>A run in the list of runs.</summary>
/// <param name="Phase">As in <see cref="RunView.Phase"/>.</param>
/// <param name="Pid">The process that drives it now; null where nobody does.</param>
public sealed record RunSummary(
    string Run, string Kind, string Plan, string Phase, DateTimeOffset StartedAt, DateTimeOffset LastAt, int? Pid);

/// <summary>The runs of one <c>$FARSHORE_HOME</c>.</summary>
public sealed class RunStore(string home, RunDatabase database, StepCatalog catalog)
{
    /// <summary>Writes a journal's first entry. Nothing may move before this returns.</summary>
    public void Create(RunCreated created)
    {
        var body = JsonSerializer.Serialize(created, catalog.Shape<RunCreated>());
        var at = created.At.ToString("O");
        database.Write((connection, transaction) =>
        {
            RunDatabase.Execute(connection, transaction,
                "INSERT INTO runs (run, kind, plan, started_at, phase, last_at) VALUES ($run, $kind, $plan, $at, 'running', $at)",
                ("$run", created.Run), ("$kind", created.Kind), ("$plan", created.Plan), ("$at", at));
            RunDatabase.Execute(connection, transaction, "INSERT INTO journal (run, entry, body) VALUES ($run, 0, $body)",
                ("$run", created.Run), ("$body", body));
        });
    }

    /// <summary>Takes back a run that was refused before anything of it began.</summary>
    public void Forget(string run) => database.Write((connection, transaction) =>
    {
        RunDatabase.Execute(connection, transaction, "DELETE FROM journal WHERE run = $run", ("$run", run));
        RunDatabase.Execute(connection, transaction, "DELETE FROM runs WHERE run = $run", ("$run", run));
    });

    /// <summary>Folds the run's journal.</summary>
    /// <exception cref="RunNotFoundException">There is no such run here.</exception>
    public RunState Load(string run)
    {
        var entries = Entries(run);
        if (entries.Count == 0) throw new RunNotFoundException(run, [.. List().Select(summary => summary.Run)]);
        var created = JsonSerializer.Deserialize(entries[0], catalog.Shape<RunCreated>())!;
        return entries.Skip(1).Aggregate(new RunState(created),
            (state, body) => state.Apply(JsonSerializer.Deserialize(body, catalog.Shape<RunEvent>())!));
    }

    /// <summary>Where new events of the run are written. Take <see cref="RunLock"/> and load the run after it first.</summary>
    public Journal JournalOf(string run) => new(database, catalog, run, Entries(run).Count);

    /// <summary>Sees from now on which runs move.</summary>
    public RunChanges Watch() => new(database.File);

    public RunLock Lock(string run) => RunLock.Take(home, run);

    public bool IsDriven(string run) => RunLock.HolderOf(home, run) is not null;

    /// <summary>Newest first. A run that nobody drives and that has not ended is <c>interrupted</c>.</summary>
    public IReadOnlyList<RunSummary> List() => Select("ORDER BY started_at DESC, run");

    /// <summary>A plan's runs that have not come to a good end and were not taken back, newest first.</summary>
    public IReadOnlyList<RunSummary> Open(string plan) => Select(
        "WHERE plan = $plan AND phase NOT IN ('done', 'unwound') ORDER BY started_at DESC, run", ("$plan", plan));

    /// <summary>A plan's newest runs of a kind that came to an end, newest first.</summary>
    public IReadOnlyList<RunSummary> Ended(string plan, string kind, int most) => Select(
        "WHERE plan = $plan AND kind = $kind AND phase IN ('done', 'unwound') ORDER BY started_at DESC, run LIMIT $most",
        ("$plan", plan), ("$kind", kind), ("$most", most));

    /// <summary>The newest run that neither has ended nor is being driven; null where there is none.</summary>
    public RunSummary? LatestUnfinished()
    {
        var idle = List().Where(run => run.Pid is null).ToList();
        return idle.FirstOrDefault(run => run.Phase is "interrupted") ?? idle.FirstOrDefault(run => run.Phase is "paused")
            ?? idle.FirstOrDefault(run => run.Phase is "stuck");
    }

    /// <summary>The newest run of a kind for a plan that ended well; null where there is none.</summary>
    public RunSummary? LatestDone(string kind, string plan) =>
        List().FirstOrDefault(run => run.Kind == kind && run.Plan == plan && run.Phase is "done");

    List<RunSummary> Select(string which, params ReadOnlySpan<(string Name, object? Value)> values) => [.. database
        .Query($"SELECT run, kind, plan, phase, started_at, last_at FROM runs {which}", row => new RunSummary(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Time(row.GetString(4)), Time(row.GetString(5)), null),
            values)
        .Select(WithDriver)];

    RunSummary WithDriver(RunSummary run)
    {
        if (run.Phase is "done" or "unwound" or "stuck") return run;
        var pid = RunLock.HolderOf(home, run.Run);
        return run with { Pid = pid, Phase = pid is null && run.Phase is not "paused" ? "interrupted" : run.Phase };
    }

    IReadOnlyList<string> Entries(string run) => database.Query(
        "SELECT body FROM journal WHERE run = $run ORDER BY entry", row => row.GetString(0), ("$run", run));

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The user named a run that this home does not have.</summary>
public sealed class RunNotFoundException(string run, IReadOnlyList<string> known)
    : Exception(known.Count == 0
        ? $"there is no run '{run}': no run has been started in this FARSHORE_HOME"
        : $"there is no run '{run}'; there are: {string.Join(", ", known.Take(10))}");
