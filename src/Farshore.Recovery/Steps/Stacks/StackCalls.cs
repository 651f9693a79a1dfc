using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.CloudFormation;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>Asks CloudFormation about the stacks of one Region, waits for them, and takes them away.</summary>
sealed class StackCalls(StepContext context, Side side, CancellationToken cancellationToken)
{
    const string OfStacks = "AWS::CloudFormation::Stack";

    readonly RegionAccess region = context.World.At(side);

    public string Region => region.Region;

    /// <summary>One call, weather waited out: only for what is safe to repeat.</summary>
    public Task<TOutput> AskAsync<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input) =>
        context.World.Patience.TryAsync(context, _ => region.Aws.SendAsync(operation, input, cancellationToken), cancellationToken);

    /// <summary>One call as it is: the executor repeats the step where it is lost.</summary>
    public Task<TOutput> DoAsync<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input) =>
        region.Aws.SendAsync(operation, input, cancellationToken);

    /// <param name="stack">Name, of one that is there; or id, of one that is gone too.</param>
    /// <returns>Null where there is none.</returns>
    public async Task<Stack?> FindAsync(string stack)
    {
        try
        {
            return (await AskAsync(CloudFormationApi.DescribeStacks, new() { StackName = stack })).Stacks is [var only, ..] ? only : null;
        }
        catch (AwsException none) when (IsMissing(none))
        {
            return null;
        }
    }

    /// <summary>Every stack of the Region that is not part of another one.</summary>
    public async Task<IReadOnlyList<Stack>> AllAsync()
    {
        List<Stack> all = [];
        string? token = null;
        do
        {
            var page = await AskAsync(CloudFormationApi.DescribeStacks, new() { NextToken = token });
            all.AddRange((page.Stacks ?? []).Where(stack => stack.ParentId is null));
            token = page.NextToken;
        }
        while (token is { Length: > 0 });
        return all;
    }

    /// <summary>Waits until nothing moves in a stack any more, telling its events meanwhile.</summary>
    /// <returns>As it stands then; null where it is gone.</returns>
    public async Task<Stack?> SettledAsync(string stack)
    {
        var end = await context.UntilAsync(async () =>
        {
            var found = await FindAsync(stack);
            if (found is null || found.StackStatus is "DELETE_COMPLETE") return new Settled(null);
            if (!StackStates.Moves(found.StackStatus)) return new Settled(found);
            var latest = await AskAsync(CloudFormationApi.DescribeStackEvents, new() { StackName = stack });
            if (latest.StackEvents is [var newest, ..])
                context.Report($"{newest.LogicalResourceId} {newest.ResourceStatus}");
            return null;
        }, $"stack {stack} to settle", cancellationToken);
        return end.Stack;
    }

    /// <summary>The reason of the first failure of a stack's latest operation, which the later ones follow from.</summary>
    public async Task<string> WhyAsync(Stack stack)
    {
        StackEvent? first = null;
        string? token = null;
        do
        {
            var page = await AskAsync(CloudFormationApi.DescribeStackEvents,
                new() { StackName = stack.StackId ?? stack.StackName, NextToken = token });
            foreach (var happened in page.StackEvents ?? [])
            {
                if (happened.ResourceStatus?.EndsWith("_FAILED", StringComparison.Ordinal) is true && !IsConsequence(happened))
                    first = happened;
                if (Begins(happened)) return Told(first, stack);
            }

            token = page.NextToken;
        }
        while (token is { Length: > 0 });
        return Told(first, stack);
    }

    /// <summary>Removes a stack and what it made, and waits until it is gone.</summary>
    /// <exception cref="StepRefusedException">Something of it cannot be removed.</exception>
    public async Task RemoveAsync(Stack stack)
    {
        var id = stack.StackId ?? stack.StackName;
        if (await SettledAsync(id) is null) return;
        await AskAsync(CloudFormationApi.DeleteStack, new() { StackName = id });
        if (await SettledAsync(id) is { } left)
            throw new StepRefusedException($"stack {stack.StackName} in {Region} could not be removed ({left.StackStatus}): "
                + $"{await WhyAsync(left)}. Take away what holds it, then: aws cloudformation delete-stack --region {Region} "
                + $"--stack-name {stack.StackName}");
    }

    public static bool IsMissing(AwsException error) => error.Code is "ValidationError" or "ChangeSetNotFound"
        && error.Message.Contains("does not exist", StringComparison.Ordinal);

    static bool IsConsequence(StackEvent happened) => happened.ResourceType is OfStacks && happened.ResourceStatusReason is null
        || happened.ResourceStatusReason?.Contains("cancelled", StringComparison.OrdinalIgnoreCase) is true
        || happened.ResourceStatusReason?.StartsWith("The following resource(s) failed", StringComparison.Ordinal) is true;

    /// <summary>The stack's own event with which an operation that was asked for starts; a rollback is not one.</summary>
    static bool Begins(StackEvent happened) => happened.ResourceType is OfStacks
        && happened.PhysicalResourceId == happened.StackId
        && happened.ResourceStatus is "CREATE_IN_PROGRESS" or "UPDATE_IN_PROGRESS" or "IMPORT_IN_PROGRESS" or "DELETE_IN_PROGRESS"
        && happened.ResourceStatusReason?.Contains("User Initiated", StringComparison.OrdinalIgnoreCase) is not false;

    static string Told(StackEvent? first, Stack stack) => first is null
        ? stack.StackStatusReason ?? $"it is {stack.StackStatus}"
        : $"{first.LogicalResourceId} ({first.ResourceType}): {first.ResourceStatusReason?.TrimEnd('.') ?? first.ResourceStatus}"
            + StackStates.Remedy(first.ResourceStatusReason);

    sealed record Settled(Stack? Stack);
}
