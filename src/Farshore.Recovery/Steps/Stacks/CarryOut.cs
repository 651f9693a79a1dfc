using Farshore.Aws;
using Farshore.Aws.CloudFormation;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>Lets CloudFormation begin what a change set says. Undoing removes a stack that was new; what was changed in one that was there
/// before stays as it is.</summary>
/// <param name="After">What must have happened before: a person's word, and the stack that this one speaks of.</param>
public sealed record CarryOut(
    StackOrdered Ordered, Ref<ChangeSetMade> Made, Ref<ChangesFound> Found, IReadOnlyList<string> After) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Made.Step, Found.Step, .. After];

    /// <returns>Whether there was anything to do.</returns>
    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (calls, made) = (new StackCalls(context, Ordered.Side, cancellationToken), context.Read(Made));
        if (context.Read(Found).Changes.Count == 0)
        {
            await ChangeSets.RemoveAsync(calls, Ordered, made);
            return false;
        }

        try
        {
            await calls.DoAsync(CloudFormationApi.ExecuteChangeSet, new()
            {
                ChangeSetName = made.Name,
                StackName = Ordered.StackName,
                ClientRequestToken = made.Name,

                // What a failed creation made and what only outlives its stack would otherwise stand in the way of the next.
                RetainExceptOnCreate = true,
            });
        }
        catch (AwsException begun) when (IsBegun(begun))
        {
            var stack = await calls.FindAsync(made.StackId);
            if (stack is null or { StackStatus: "REVIEW_IN_PROGRESS" } || stack.ChangeSetId is { } last && last != made.Id)
                throw new StepRefusedException($"the change set of {Ordered.StackName} in {calls.Region} can no longer be carried out "
                    + $"({begun.Message.TrimEnd('.')}): somebody has changed the stack since. Begin again");
        }

        return true;
    }

    public override async Task UndoAsync(StepContext context, bool output, CancellationToken cancellationToken)
    {
        if (!output || !Ordered.IsNew) return;
        var (calls, made) = (new StackCalls(context, Ordered.Side, cancellationToken), context.Read(Made));
        if (await calls.FindAsync(made.StackId) is { StackStatus: not "DELETE_COMPLETE" } stack) await calls.RemoveAsync(stack);
    }

    /// <summary>An earlier attempt's call came through, or somebody was faster.</summary>
    static bool IsBegun(AwsException error) => StackCalls.IsMissing(error) || error.Code is "InvalidChangeSetStatus" or "ChangeSetNotFound"
        or "InvalidChangeSetStatusException" or "ChangeSetNotFoundException";
}
