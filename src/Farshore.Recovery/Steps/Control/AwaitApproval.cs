using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Control;

/// <summary>Holds a run until a person lets it go on, with <c>farshore approve</c>.</summary>
/// <param name="What">What is let happen: restore, handOver, relocate.</param>
/// <param name="After">What must have happened before anybody is asked.</param>
public sealed record AwaitApproval(string What, IReadOnlyList<string> After) : Step<Approval>
{
    public override IEnumerable<string> Needs() => After;

    public override bool OnlyWaits() => true;

    public override bool AwaitsApproval() => true;

    /// <summary>Waits for good: the approval comes in its place.</summary>
    public override async Task<Approval> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        context.Report($"waits for approval: farshore approve {context.State.Run}");
        await Task.Delay(Timeout.InfiniteTimeSpan, context.World.Time, cancellationToken);
        throw new OperationCanceledException(cancellationToken);
    }
}
