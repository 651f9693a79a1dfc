using Farshore.Aws.CloudFormation;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>What would become of one resource of a stack.</summary>
/// <param name="Action">Add, Modify, Remove, Import or Dynamic.</param>
/// <param name="LogicalId">Its name in the template.</param>
/// <param name="PhysicalId">Its name in AWS; null where it is not there yet.</param>
/// <param name="Type">E.g. <c>AWS::Backup::BackupVault</c>.</param>
/// <param name="Replacement">True, False or Conditional: whether another takes its place; null where it is new.</param>
/// <param name="Properties">What of it changes.</param>
public sealed record PlannedChange(
    string Action, string LogicalId, string? PhysicalId, string Type, string? Replacement, IReadOnlyList<string> Properties);

/// <summary>Everything that a change set would do.</summary>
public sealed record ChangesFound(string StackName, string Region, IReadOnlyList<PlannedChange> Changes);

/// <summary>Waits until CloudFormation has worked out what a template would change. That it would change nothing is an answer
/// too.</summary>
public sealed record ReadChangeSet(StackOrdered Ordered, Ref<ChangeSetMade> Made) : Step<ChangesFound>
{
    public override IEnumerable<string> Needs() => [Made.Step];

    public override bool OnlyWaits() => true;

    public override async Task<ChangesFound> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (calls, made) = (new StackCalls(context, Ordered.Side, cancellationToken), context.Read(Made));
        List<PlannedChange> changes = [];
        var input = new DescribeChangeSetInput { ChangeSetName = made.Name, StackName = Ordered.StackName };
        var found = await context.UntilAsync(async () =>
        {
            var look = await calls.AskAsync(CloudFormationApi.DescribeChangeSet, input);
            return look.Status is "CREATE_PENDING" or "CREATE_IN_PROGRESS" ? null : look;
        }, $"the change set of {Ordered.StackName}", cancellationToken);
        if (found.Status is not "CREATE_COMPLETE")
            return IsEmpty(found.StatusReason) ? new(Ordered.StackName, calls.Region, []) : throw new StepRefusedException(
                $"CloudFormation in {calls.Region} could not work out what would change in {Ordered.StackName}: "
                + $"{found.StatusReason?.TrimEnd('.') ?? found.Status}{StackStates.Remedy(found.StatusReason)}");
        while (true)
        {
            changes.AddRange((found.Changes ?? []).Select(change => change.ResourceChange).OfType<ResourceChange>().Select(Of));
            if (found.NextToken is not { Length: > 0 } token) return new(Ordered.StackName, calls.Region, changes);
            found = await calls.AskAsync(CloudFormationApi.DescribeChangeSet, input with { NextToken = token });
        }
    }

    static bool IsEmpty(string? reason) => reason is not null
        && (reason.Contains("didn't contain changes", StringComparison.Ordinal)
            || reason.Contains("No updates are to be performed", StringComparison.Ordinal));

    static PlannedChange Of(ResourceChange change) => new(change.Action ?? "", change.LogicalResourceId ?? "", change.PhysicalResourceId,
        change.ResourceType ?? "", change.Replacement,
        [.. (change.Details ?? []).Select(detail => detail.Target?.Name ?? detail.Target?.Attribute).OfType<string>().Distinct()]);
}
