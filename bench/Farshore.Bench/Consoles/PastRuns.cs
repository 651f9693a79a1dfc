using System.Globalization;
using System.Text.Json;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Control;

namespace Farshore.Bench.Consoles;

/// <summary>A home's past, written into its database, and one run that moves as this process says.</summary>
sealed class PastRuns(string home, string planFile) : IDisposable
{
    /// <summary>One that has as many before as after it.</summary>
    public const string Middle = "backup-middle";

    static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    readonly RecoveryEngine engine = new(home);
    readonly Plan plan = PlanReader.ReadFile(planFile);
    Journal? journal;
    RunState? state;
    int next;

    /// <summary>Runs that are over, an hour apart.</summary>
    public void Add(int count)
    {
        using var database = RunDatabase.Open(home);
        Create("backup-template", BackupRun.Kind, 1);
        var body = database.Query("SELECT body FROM journal WHERE run = 'backup-template'", row => row.GetString(0))[0];
        database.Write((connection, transaction) =>
        {
            for (var number = 1; number <= count; number++)
            {
                var run = number == count / 2 ? Middle : string.Create(CultureInfo.InvariantCulture, $"backup-{number:x6}");
                var at = Now.AddHours(-number).ToString("O");
                RunDatabase.Execute(connection, transaction, """
                    INSERT INTO runs (run, kind, plan, started_at, phase, last_at, by)
                    VALUES ($run, $kind, $plan, $at, $phase, $at, 'ann@desk')
                    """, ("$run", run), ("$kind", number % 24 == 0 ? DrillRun.Kind : BackupRun.Kind), ("$plan", plan.Name), ("$at", at),
                    ("$phase", number % 50 == 0 ? "unwound" : "done"));
                RunDatabase.Execute(connection, transaction, "INSERT INTO journal (run, entry, body) VALUES ($run, 0, $body)",
                    ("$run", run), ("$body", body));
            }
        });
        engine.Runs.Forget("backup-template");
    }

    /// <returns>The name of a run with so many steps, of which none has begun.</returns>
    public string Begin(int steps)
    {
        const string Run = "protect-moving";
        Create(Run, ProtectRun.Kind, steps);
        (journal, state) = (engine.Runs.JournalOf(Run), engine.Runs.Load(Run));
        return Run;
    }

    /// <summary>Writes down that a step has begun or is done.</summary>
    /// <returns>How long the journal is now.</returns>
    public async Task<int> MoveAsync()
    {
        var step = state!.Graph.Nodes[next / 2].Name;
        RunEvent happened = next % 2 == 0 ? new StepStarted(step, TimeProvider.System.GetUtcNow())
            : new StepSucceeded(step, TimeProvider.System.GetUtcNow(), JsonElement.Parse("\"done\""));
        next++;
        state = state.Apply(happened);
        await journal!.AppendAsync(happened, state, CancellationToken.None);
        return next + 1;
    }

    public void Dispose() => engine.Dispose();

    void Create(string run, string kind, int steps) => engine.Runs.Create(new(run, kind, plan.Name, plan.File, plan.Text, Now,
        [.. Enumerable.Range(0, steps).Select(place => new GraphNode(Name(place), new AwaitApproval("restore",
            [.. Enumerable.Range(place - 2, 2).Where(before => before >= 0).Select(Name)])))], "ann@desk"));

    static string Name(int place) => $"wait for the restore of resource {place}";
}
