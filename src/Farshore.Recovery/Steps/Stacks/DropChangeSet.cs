using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>Takes a change set away that was only to be looked at.</summary>
/// <param name="After">Everything that still reads it.</param>
public sealed record DropChangeSet(StackOrdered Ordered, Ref<ChangeSetMade> Made, IReadOnlyList<string> After) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Made.Step, .. After];

    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        await ChangeSets.RemoveAsync(new(context, Ordered.Side, cancellationToken), Ordered, context.Read(Made));
        return true;
    }
}
