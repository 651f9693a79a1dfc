using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>A stack of the plan's as it stands.</summary>
/// <param name="StackName">Its name.</param>
/// <param name="Region">Where.</param>
/// <param name="StackId">Its ARN.</param>
/// <param name="Status">As CloudFormation puts it.</param>
public sealed record StackStands(string StackName, string Region, string StackId, string Status)
{
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();
}

/// <summary>Waits until CloudFormation has carried a change out, telling the stack's events; one that failed is told by its first
/// failure.</summary>
public sealed record AwaitStack(StackOrdered Ordered, Ref<ChangeSetMade> Made, Ref<bool> Begun) : Step<StackStands>
{
    const string NotNeeded = "not needed";

    public override IEnumerable<string> Needs() => [Made.Step, Begun.Step];

    public override bool OnlyWaits() => true;

    public override async Task<StackStands> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (calls, made) = (new StackCalls(context, Ordered.Side, cancellationToken), context.Read(Made));
        var end = await calls.SettledAsync(made.StackId);

        // Everything that it would make is there already and belongs to others.
        if (end is null && Ordered.IsNew && !context.Read(Begun)) return new(Ordered.StackName, calls.Region, "", NotNeeded);
        if (end is null) throw new StepRefusedException(
            $"stack {Ordered.StackName} in {calls.Region} is gone: somebody has removed it");
        var isWell = StackStates.IsWell(end.StackStatus) || (!context.Read(Begun) && StackStates.Obstacle(end, calls.Region) is null);
        if (!isWell) throw new StepRefusedException($"stack {Ordered.StackName} in {calls.Region} ended {end.StackStatus}: "
            + await calls.WhyAsync(end));
        return new(Ordered.StackName, calls.Region, end.StackId ?? made.StackId, end.StackStatus)
        {
            Outputs = (end.Outputs ?? []).ToDictionary(one => one.OutputKey!, one => one.OutputValue ?? "", StringComparer.Ordinal),
        };
    }
}
