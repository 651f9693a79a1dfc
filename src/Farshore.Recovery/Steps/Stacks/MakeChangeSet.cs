using Farshore.Aws;
using Farshore.Aws.CloudFormation;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Network;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>A template as a stack of the plan's is to be.</summary>
/// <param name="Side">In which Region.</param>
/// <param name="StackName">The stack that is to hold it.</param>
/// <param name="Template">In JSON.</param>
/// <param name="Parameters">A value for each of its parameters.</param>
/// <param name="Capabilities">What CloudFormation must be allowed to do.</param>
/// <param name="IsNew">There is no such stack yet.</param>
public sealed record StackOrdered(
    Side Side, string StackName, string Template, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<string> Capabilities,
    bool IsNew);

/// <summary>A change set that was asked for.</summary>
/// <param name="Name">Made from the step's token, so that a repeat finds it.</param>
/// <param name="Id">Its ARN.</param>
/// <param name="StackId">ARN of the stack that it would change.</param>
public sealed record ChangeSetMade(string Name, string Id, string StackId);

/// <summary>Asks CloudFormation what a template would change; nothing is changed by it.</summary>
/// <param name="Ordered">What the stack is to be.</param>
/// <param name="Ledger">Takes a template that is too long for a call.</param>
/// <param name="After">What must have happened before.</param>
public sealed record MakeChangeSet(StackOrdered Ordered, string Ledger, IReadOnlyList<string> After) : Step<ChangeSetMade>
{
    public override IEnumerable<string> Needs() => After;

    public override async Task<ChangeSetMade> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var calls = new StackCalls(context, Ordered.Side, cancellationToken);
        var name = "farshore-" + StackTemplate.HashOf(context.Token)[..24];
        var (body, url) = await StackTemplate.HandAsync(context, $"the template of {Ordered.StackName}", Ordered.Template, Ledger,
            cancellationToken);
        try
        {
            var made = await calls.DoAsync(CloudFormationApi.CreateChangeSet, new()
            {
                StackName = Ordered.StackName,
                ChangeSetName = name,
                ChangeSetType = Ordered.IsNew ? "CREATE" : "UPDATE",
                TemplateBody = body,
                TemplateURL = url,
                Parameters = [.. Ordered.Parameters.Select(one => new Parameter { ParameterKey = one.Key, ParameterValue = one.Value })],
                Capabilities = Ordered.Capabilities.Count == 0 ? null : Ordered.Capabilities,
                Tags = [new() { Key = RunTags.Plan, Value = context.State.Created.Plan }],
                Description = $"farshore protect, run {context.State.Run}",
            });
            return new(name, made.Id!, made.StackId!);
        }
        catch (AwsException twice) when (twice.Code is "AlreadyExistsException")
        {
            var there = await calls.AskAsync(CloudFormationApi.DescribeChangeSet,
                new() { ChangeSetName = name, StackName = Ordered.StackName });
            return new(name, there.ChangeSetId!, there.StackId!);
        }
        catch (AwsException refused) when (refused.Code is "ValidationError" or "InsufficientCapabilitiesException")
        {
            throw new StepRefusedException($"CloudFormation in {calls.Region} refuses the template of {Ordered.StackName}: "
                + $"{refused.Message.TrimEnd('.')}{StackStates.Remedy(refused.Message)}");
        }
    }

    /// <summary>What was carried out is taken back by the step that did; a stack that has nothing but a change set is none.</summary>
    public override async Task UndoAsync(StepContext context, ChangeSetMade output, CancellationToken cancellationToken)
    {
        var calls = new StackCalls(context, Ordered.Side, cancellationToken);
        await ChangeSets.RemoveAsync(calls, Ordered, output);
    }
}

/// <summary>Takes change sets away that nobody has carried out.</summary>
static class ChangeSets
{
    public static async Task RemoveAsync(StackCalls calls, StackOrdered ordered, ChangeSetMade made)
    {
        if (await calls.FindAsync(made.StackId) is not { StackStatus: not "DELETE_COMPLETE" } stack) return;
        try
        {
            await calls.AskAsync(CloudFormationApi.DeleteChangeSet, new() { ChangeSetName = made.Name, StackName = ordered.StackName });
        }
        catch (AwsException gone) when (StackCalls.IsMissing(gone) || gone.Code is "InvalidChangeSetStatus" or "ChangeSetNotFound")
        {
            // Carried out, or taken away already.
        }

        if (ordered.IsNew && stack.StackStatus is "REVIEW_IN_PROGRESS") await calls.RemoveAsync(stack);
    }
}
