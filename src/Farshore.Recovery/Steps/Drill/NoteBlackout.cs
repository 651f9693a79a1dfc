using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Drill;

/// <summary>What a run tried to call in the Region that it was cut off from.</summary>
/// <param name="Region">The Region.</param>
/// <param name="RefusedCalls">The calls: with the Region lost each would have failed.</param>
public sealed record BlackoutKept(string Region, IReadOnlyList<string> RefusedCalls);

/// <summary>Writes down which calls the blackout has refused.</summary>
/// <param name="After">Everything that might have called.</param>
public sealed record NoteBlackout(string Region, IReadOnlyList<string> After) : Step<BlackoutKept>
{
    public override IEnumerable<string> Needs() => After;

    public override Task<BlackoutKept> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new BlackoutKept(Region,
            [.. context.World.Refusals().Select(call => $"{call.Operation} at {call.Target.Host}").Distinct()]));
}
