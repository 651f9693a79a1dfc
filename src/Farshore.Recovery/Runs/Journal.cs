using System.Text.Json;

namespace Farshore.Recovery.Runs;

/// <summary>A run's rows of <c>runs.db</c>. Entry 0 is the graph; the others are events, numbered without gaps.</summary>
public sealed class Journal(RunDatabase database, StepCatalog catalog, string run, int entries) : IJournal
{
    int next = entries;

    public ValueTask AppendAsync(RunEvent happened, RunState after, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = JsonSerializer.Serialize(happened, catalog.Shape<RunEvent>());
        var phase = RunView.PhaseOf(after, isDriven: true);
        database.Write((connection, transaction) =>
        {
            RunDatabase.Execute(connection, transaction, "INSERT INTO journal (run, entry, body) VALUES ($run, $entry, $body)",
                ("$run", run), ("$entry", next), ("$body", body));
            RunDatabase.Execute(connection, transaction, "UPDATE runs SET phase = $phase, last_at = $at WHERE run = $run",
                ("$phase", phase), ("$at", happened.At.ToString("O")), ("$run", run));
        });
        next++;
        return ValueTask.CompletedTask;
    }
}
