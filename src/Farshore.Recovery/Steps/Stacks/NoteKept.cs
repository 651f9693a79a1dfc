using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>Something of a stack that stays when the stack goes.</summary>
/// <param name="Type">E.g. <c>AWS::KMS::Key</c>.</param>
/// <param name="Id">Its name in AWS.</param>
public sealed record KeptThing(string Type, string Id);

/// <summary>Writes down what of a new stack outlives it. A stack that is gone no longer says, and undoing takes both away: nothing rests on
/// them yet.</summary>
/// <param name="Begun">Whether the stack was made by this run.</param>
public sealed record NoteKept(StackOrdered Ordered, Ref<ChangeSetMade> Made, Ref<bool> Begun, Ref<StackStands> Stands)
    : Step<IReadOnlyList<KeptThing>>
{
    public override IEnumerable<string> Needs() => [Made.Step, Begun.Step, Stands.Step];

    public override async Task<IReadOnlyList<KeptThing>> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        IsOurs(context) ? await new StackLeftovers(context, Ordered.Side, cancellationToken).OfAsync(context.Read(Made).StackId) : [];

    public override async Task UndoAsync(
        StepContext context, IReadOnlyList<KeptThing> output, CancellationToken cancellationToken)
    {
        if (!IsOurs(context)) return;
        var calls = new StackCalls(context, Ordered.Side, cancellationToken);
        var stack = await calls.FindAsync(context.Read(Made).StackId);
        if (stack is { StackStatus: not "DELETE_COMPLETE" }) await calls.RemoveAsync(stack);
        await new StackLeftovers(context, Ordered.Side, cancellationToken).RemoveAsync(output);
    }

    bool IsOurs(StepContext context) => Ordered.IsNew && context.Read(Begun);
}
