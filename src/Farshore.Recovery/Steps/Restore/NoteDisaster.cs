using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Says which disaster the run answers: recovery points are measured from its moment.</summary>
/// <param name="Known">The one that was recorded; null where none was, and the run's start is taken.</param>
/// <param name="Region">The Region that is taken for lost.</param>
public sealed record NoteDisaster(Disaster? Known, string Region) : Step<Disaster>
{
    public override Task<Disaster> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Known ?? new Disaster(Region, context.State.Created.At, "declared"));
}
