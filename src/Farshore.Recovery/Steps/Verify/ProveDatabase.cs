using Farshore.Recovery.Plans;
using Farshore.Recovery.Probes;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Verify;

/// <summary>What a restored database holds.</summary>
/// <param name="Rows">Rows by table.</param>
/// <param name="Error">Why they could not be counted.</param>
public sealed record DatabaseProved(IReadOnlyDictionary<string, long> Rows, string? Error = null)
{
    /// <summary>When its content was compared, where that was before this run; null where it was read now.</summary>
    public DateTimeOffset? ComparedAt { get; init; }

    public bool Verified => Error is null && Rows.Count > 0;
}

/// <summary>Counts the rows of every table of a restored database. Reading them all is also what finds a damaged page.</summary>
public sealed record ProveDatabase(PlanDatabase Resource, Ref<Restored> Restored, IReadOnlyList<string> After) : Step<DatabaseProved>
{
    public override IEnumerable<string> Needs() => [Restored.Step, .. After];

    public override string? About() => Resource.Name;

    public override bool MovesContent() => true;

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override DatabaseProved WhenSkipped(string reason) => new(new Dictionary<string, long>(), reason);

    public override async Task<DatabaseProved> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (Resource.Password is null)
            return new(new Dictionary<string, long>(), "the plan gives no password for it, so its rows were not counted");
        try
        {
            return new(await new Probe(context.World, Resource, context.Read(Restored), [])
                .CountRowsAsync(said => context.Report(said), cancellationToken));
        }
        catch (ProbeException failure)
        {
            return new(new Dictionary<string, long>(), failure.Message);
        }
    }
}
