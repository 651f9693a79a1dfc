using System.Text.Json;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Tests.Runs;

/// <summary>When the process dies, seen from the journal.</summary>
public enum Death { BeforeTheWrite, AfterTheWrite }

/// <summary>A journal whose process dies at a chosen entry; what was written stays.</summary>
sealed class DyingJournal : IJournal
{
    readonly List<string> entries = [];
    readonly StepCatalog catalog;
    int left = int.MaxValue;
    Death moment;

    public DyingJournal(StepCatalog? catalog = null) => this.catalog = catalog ?? Workshop.Catalog;

    public int Count => entries.Count;

    public void DieAt(int entry, Death when) => (left, moment) = (entry, when);

    public void Revive() => left = int.MaxValue;

    public ValueTask AppendAsync(RunEvent happened, RunState after, CancellationToken cancellationToken)
    {
        lock (entries)
        {
            var dies = left-- <= 0;
            if ((dies && moment is Death.BeforeTheWrite) || left < -1) throw new IOException("the process died");
            entries.Add(JsonSerializer.Serialize(happened, catalog.Shape<RunEvent>()));
            return dies ? throw new IOException("the process died") : default;
        }
    }

    public RunState Replay(RunState start) =>
        entries.Aggregate(start, (state, entry) => state.Apply(JsonSerializer.Deserialize(entry, catalog.Shape<RunEvent>())!));
}
