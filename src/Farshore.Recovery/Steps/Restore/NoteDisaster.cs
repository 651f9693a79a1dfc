using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Says which disaster the run answers: recovery points are measured from its moment.</summary>
/// <param name="Known">The one that was recorded; null where none was, and the run's start is taken.</param>
/// <param name="Region">The Region that is taken for lost.</param>
public sealed record NoteDisaster(Disaster? Known, string Region) : Step<Disaster>
{
    /// <summary>Steps after which nothing is written any more, in a planned move: the moment after them counts. Null where nothing was
    /// planned.</summary>
    public IReadOnlyList<string>? Standstill { get; init; }

    public override IEnumerable<string> Needs() => Standstill ?? [];

    public override Task<Disaster> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Standstill is not null ? new Disaster(Region, context.World.Time.GetUtcNow(), "planned")
            : Known ?? new Disaster(Region, context.State.Created.At, "declared"));
}
