using System.Globalization;
using System.Text.Json;

namespace Farshore.Recovery.Runs;

/// <summary>A run in the list of runs.</summary>
/// <param name="Phase">As in <see cref="RunView.Phase"/>.</param>
/// <param name="Pid">The process that drives it now; null where nobody does.</param>
/// <param name="By">Who began it; null in runs from before it was listed.</param>
public sealed record RunSummary(
    string Run, string Kind, string Plan, string Phase, DateTimeOffset StartedAt, DateTimeOffset LastAt, int? Pid, string? By = null);

/// <summary>Which runs are wanted; null for all.</summary>
public sealed record RunFilter(string? Plan = null, string? Kind = null, string? Phase = null);

/// <summary>The runs of one <c>$FARSHORE_HOME</c>.</summary>
public sealed class RunStore(string home, RunDatabase database, StepCatalog catalog)
{
    const string Columns = "SELECT run, kind, plan, phase, started_at, last_at, by FROM runs";

    /// <summary>Writes a journal's first entry. Nothing may move before this returns.</summary>
    public void Create(RunCreated created)
    {
        var body = JsonSerializer.Serialize(created, catalog.Shape<RunCreated>());
        var at = created.At.ToString("O");
        database.Write((connection, transaction) =>
        {
            RunDatabase.Execute(connection, transaction,
                "INSERT INTO runs (run, kind, plan, started_at, phase, last_at, by) VALUES ($run, $kind, $plan, $at, 'running', $at, $by)",
                ("$run", created.Run), ("$kind", created.Kind), ("$plan", created.Plan), ("$at", at), ("$by", created.By));
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
    /// <exception cref="RunUnreadableException">Another version wrote it.</exception>
    public RunState Load(string run)
    {
        var entries = Entries(run);
        return entries.Skip(1).Aggregate(Begun(run, entries), (state, body) => state.Apply(Event(body)));
    }

    /// <returns>Null where another version wrote the run: whoever looks through many goes on with the others.</returns>
    public RunState? Readable(string run)
    {
        try
        {
            return Load(run);
        }
        catch (RunUnreadableException)
        {
            return null;
        }
    }

    /// <summary>Folds the run's journal, and keeps what became of each step.</summary>
    /// <param name="run">The run.</param>
    /// <param name="before">What was read of it before: only what is new is read.</param>
    /// <exception cref="RunNotFoundException">There is no such run here.</exception>
    public RunStory Story(string run, RunStory? before = null)
    {
        var entries = Entries(run, before?.Entries ?? 0);
        return before is null
            ? entries.Skip(1).Aggregate(new RunStory(Begun(run, entries), 1), (story, body) => story.Then(Event(body)))
            : entries.Aggregate(before, (story, body) => story.Then(Event(body)));
    }

    /// <summary>Where the plan files of past runs were, the file of each plan's newest run, newest first.</summary>
    public IReadOnlyList<string> PlanFiles(int most) => database.Query("""
        SELECT json_extract(journal.body, '$.PlanFile') FROM (
          SELECT run, MAX(started_at) AS newest FROM runs GROUP BY plan ORDER BY newest DESC LIMIT $most) AS latest
        JOIN journal ON journal.run = latest.run AND journal.entry = 0 ORDER BY latest.newest DESC
        """, row => row.GetString(0), ("$most", most));

    /// <summary>Where new events of the run are written. Take <see cref="RunLock"/> and load the run after it first.</summary>
    public Journal JournalOf(string run) => new(database, catalog, run, Entries(run).Count);

    /// <summary>Sees from now on which runs move.</summary>
    public RunChanges Watch() => new(database.File);

    public RunLock Lock(string run) => RunLock.Take(home, run);

    public bool IsDriven(string run) => RunLock.HolderOf(home, run) is not null;

    /// <summary>The process that drives the run; null where nobody does.</summary>
    public int? DriverOf(string run) => RunLock.HolderOf(home, run);

    /// <summary>Newest first. A run that nobody drives and that has not ended is <c>interrupted</c>.</summary>
    public IReadOnlyList<RunSummary> List() => Read("ORDER BY started_at DESC, run");

    /// <summary>A page of the list, straight from the database: a home may have tens of thousands of runs.</summary>
    /// <param name="filter">Which are wanted.</param>
    /// <param name="after">The last run of the page before; null for the first page.</param>
    /// <param name="most">The longest that the page may be.</param>
    public IReadOnlyList<RunSummary> Page(RunFilter filter, RunSummary? after, int most)
    {
        // Whether a run that has not ended moves is not in the database: these few are looked at one by one.
        if (filter.Phase is "running" or "unwinding" or "interrupted" or "paused")
        {
            return [.. Open(filter.Plan).Where(run => run.Phase == filter.Phase && (filter.Kind is null || run.Kind == filter.Kind)
                && (after is null || IsAfter(run, after))).Take(most)];
        }

        List<string> wanted = [];
        if (filter.Plan is not null) wanted.Add("plan = $plan");
        if (filter.Kind is not null) wanted.Add("kind = $kind");
        if (filter.Phase is not null) wanted.Add("phase = $phase");
        if (after is not null) wanted.Add("started_at <= $at AND (started_at < $at OR run > $run)");
        return Read($"{(wanted.Count == 0 ? "" : $"WHERE {string.Join(" AND ", wanted)}")} ORDER BY started_at DESC, run LIMIT $most",
            ("$plan", filter.Plan), ("$kind", filter.Kind), ("$phase", filter.Phase), ("$at", after?.StartedAt.ToString("O")),
            ("$run", after?.Run), ("$most", most));
    }

    /// <summary>How many runs there are in each phase that has any.</summary>
    public IReadOnlyDictionary<string, int> Counts(RunFilter filter)
    {
        var counts = database.Query("SELECT phase, count(*) FROM runs WHERE phase IN ('done', 'unwound') "
            + "AND ($plan IS NULL OR plan = $plan) AND ($kind IS NULL OR kind = $kind) GROUP BY phase",
            row => (row.GetString(0), row.GetInt32(1)), ("$plan", filter.Plan), ("$kind", filter.Kind));
        return Open(filter.Plan).Where(run => filter.Kind is null || run.Kind == filter.Kind).CountBy(run => run.Phase)
            .Select(count => (count.Key, count.Value)).Concat(counts).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The runs that are neither done nor taken back, newest first.</summary>
    /// <param name="plan">Of this plan; null for all.</param>
    public IReadOnlyList<RunSummary> Open(string? plan = null) => Read(
        $"WHERE phase NOT IN ('done', 'unwound'){(plan is null ? "" : " AND plan = $plan")} ORDER BY started_at DESC, run",
        ("$plan", plan));

    /// <summary>The run in the list; null where there is none of that name.</summary>
    public RunSummary? Find(string run) => Read("WHERE run = $run", ("$run", run)) is [var found] ? found : null;

    /// <summary>The newest run of a kind for a plan, however it stands; null where there is none.</summary>
    public RunSummary? Latest(string kind, string plan) =>
        Read("WHERE plan = $plan AND kind = $kind ORDER BY started_at DESC, run LIMIT 1", ("$plan", plan), ("$kind", kind)) is [var run]
            ? run : null;

    /// <summary>A plan's newest runs of a kind that came to an end, newest first.</summary>
    public IReadOnlyList<RunSummary> Ended(string plan, string kind, int most) => Read(
        "WHERE plan = $plan AND kind = $kind AND phase IN ('done', 'unwound') ORDER BY started_at DESC, run LIMIT $most",
        ("$plan", plan), ("$kind", kind), ("$most", most));

    /// <summary>A plan's runs of some kinds, newest first.</summary>
    public IReadOnlyList<RunSummary> OfKinds(string plan, params IReadOnlyList<string> kinds) => [.. kinds
        .SelectMany(kind => Read("WHERE plan = $plan AND kind = $kind", ("$plan", plan), ("$kind", kind)))
        .OrderByDescending(run => run.StartedAt).ThenBy(run => run.Run, StringComparer.Ordinal)];

    /// <summary>The newest run of all; null where there is none.</summary>
    public RunSummary? Newest() => Page(new(), null, 1) is [var newest] ? newest : null;

    /// <summary>The newest run that neither has ended nor is being driven; null where there is none.</summary>
    public RunSummary? LatestUnfinished()
    {
        var idle = Open().Where(run => run.Pid is null).ToList();
        return idle.FirstOrDefault(run => run.Phase is "interrupted") ?? idle.FirstOrDefault(run => run.Phase is "paused")
            ?? idle.FirstOrDefault(run => run.Phase is "stuck");
    }

    /// <summary>The newest run of a kind for a plan that ended well; null where there is none.</summary>
    public RunSummary? LatestDone(string kind, string plan) => Read(
        "WHERE plan = $plan AND kind = $kind AND phase = 'done' ORDER BY started_at DESC, run LIMIT 1",
        ("$plan", plan), ("$kind", kind)) is [var run] ? run : null;

    static bool IsAfter(RunSummary run, RunSummary last) => run.StartedAt < last.StartedAt
        || (run.StartedAt == last.StartedAt && string.CompareOrdinal(run.Run, last.Run) > 0);

    IReadOnlyList<RunSummary> Read(string which, params ReadOnlySpan<(string Name, object? Value)> values) => [.. database
        .Query($"{Columns} {which}", row => new RunSummary(
            row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), Time(row.GetString(4)), Time(row.GetString(5)), null,
            row.IsDBNull(6) ? null : row.GetString(6)), values)
        .Select(WithDriver)];

    RunSummary WithDriver(RunSummary run)
    {
        if (run.Phase is "done" or "unwound" or "stuck") return run;
        var pid = RunLock.HolderOf(home, run.Run);
        return run with { Pid = pid, Phase = pid is null && run.Phase is not "paused" ? "interrupted" : run.Phase };
    }

    IReadOnlyList<string> Entries(string run, int from = 0) => database.Query(
        "SELECT body FROM journal WHERE run = $run AND entry >= $from ORDER BY entry", row => row.GetString(0), ("$run", run),
        ("$from", from));

    RunState Begun(string run, IReadOnlyList<string> entries)
    {
        if (entries.Count == 0)
            throw new RunNotFoundException(run, [.. Page(new(), null, RunNotFoundException.Named).Select(summary => summary.Run)]);
        try
        {
            return new(JsonSerializer.Deserialize(entries[0], catalog.Shape<RunCreated>())!);
        }
        catch (Exception unread) when (unread is JsonException or NotSupportedException or NullReferenceException)
        {
            // What an earlier version did not write is null here.
            throw new RunUnreadableException(run, unread);
        }
    }

    RunEvent Event(string body) => JsonSerializer.Deserialize(body, catalog.Shape<RunEvent>())!;

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The user named a run that this home does not have.</summary>
public sealed class RunNotFoundException(string run, IReadOnlyList<string> known)
    : Exception(known.Count == 0
        ? $"there is no run '{run}': no run has been started in this FARSHORE_HOME"
        : $"there is no run '{run}'; there are: {string.Join(", ", known.Take(Named))}")
{
    internal const int Named = 10;
}
