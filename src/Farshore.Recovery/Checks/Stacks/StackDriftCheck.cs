using Farshore.Aws;
using Farshore.Aws.CloudFormation;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Templates;

namespace Farshore.Recovery.Checks.Stacks;

/// <summary>Compares what stands with what the plan's stacks say: who changes a vault or a role by hand is undone by the next change of its
/// stack, or keeps it from being made.</summary>
sealed class StackDriftCheck : Check
{
    const int MostTold = 5;
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public override string Name => "stack-drift";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => PlanTemplates.Of(facts.Plan, new()).InOrder.Select(template =>
    {
        var region = facts.At(template.Side);
        return new Look(region.Word, $"stack {template.StackName} in {region.Name} beside what stands",
            () => AskAsync(facts, region, template.StackName));
    });

    static async Task<Answer> AskAsync(PreflightFacts facts, RegionFacts region, string name)
    {
        if (!await IsThereAsync(region, name)) return Answer.Skipped("there is no such stack");
        var begun = await region.AskAsync(CloudFormationApi.DetectStackDrift, new() { StackName = name });
        var (time, start) = (facts.World.Time, facts.World.Time.GetTimestamp());
        while (true)
        {
            var look = await region.AskAsync(CloudFormationApi.DescribeStackDriftDetectionStatus,
                new() { StackDriftDetectionId = begun.StackDriftDetectionId });
            if (look is { DetectionStatus: "DETECTION_COMPLETE" })
                return look.StackDriftStatus is "IN_SYNC"
                    ? Answer.Ok("nothing was changed beside it") : await DriftedAsync(facts, region, name);
            if (look.DetectionStatus is "DETECTION_FAILED")
                throw new InvalidDataException($"CloudFormation could not compare it: {look.DetectionStatusReason}");
            if (time.GetElapsedTime(start) > Patience) throw new TimeoutException("CloudFormation still compares it");
            await Task.Delay(Pause, time, facts.CancellationToken);
        }
    }

    /// <summary>Who has no stacks need not be allowed to list them.</summary>
    static async Task<bool> IsThereAsync(RegionFacts region, string name)
    {
        try
        {
            var found = await region.AskAsync(CloudFormationApi.DescribeStacks, new() { StackName = name });
            return found.Stacks is [{ StackStatus: not ("REVIEW_IN_PROGRESS" or "DELETE_COMPLETE") }, ..];
        }
        catch (AwsException none) when (none.Code is "ValidationError")
        {
            return false;
        }
        catch (NotAllowedException)
        {
            throw new NothingToLookAtException("the plan's credentials may not look at stacks");
        }
    }

    static async Task<Answer> DriftedAsync(PreflightFacts facts, RegionFacts region, string name)
    {
        var drifts = await region.AllAsync(CloudFormationApi.DescribeStackResourceDrifts,
            new() { StackName = name, StackResourceDriftStatusFilters = ["MODIFIED", "DELETED"] }, page => page.StackResourceDrifts,
            page => page.NextToken, (input, token) => input with { NextToken = token });
        if (drifts.Count == 0) return Answer.Ok("nothing was changed beside it");
        var told = drifts.Take(MostTold).Select(Told);
        var more = drifts.Count > MostTold ? $"; and {drifts.Count - MostTold} more" : "";
        var remedy = Commands.Lines(
            "# See all of it, then put it back by hand, or take what was changed into the plan:",
            facts.Commands.Aws(region.Side, $"cloudformation describe-stack-resource-drifts --stack-name {name}"),
            drifts.Any(one => one.StackResourceDriftStatus is "DELETED")
                ? "# What was deleted comes back when it is taken out of the stack and in again; a change of the stack would fail on it."
                : facts.Commands.Farshore("protect") + " --with cloudformation --changes");
        return Answer.Warning($"{drifts.Count} of its resources are not as it says: {string.Join("; ", told)}{more}", remedy);
    }

    static string Told(StackResourceDrift drift)
    {
        var what = $"{drift.LogicalResourceId} ({drift.ResourceType} {drift.PhysicalResourceId})";
        if (drift.StackResourceDriftStatus is "DELETED") return $"{what} was deleted";
        var properties = (drift.PropertyDifferences ?? []).Take(MostTold).Select(one => one.DifferenceType switch
        {
            "ADD" => $"{one.PropertyPath} was added: {one.ActualValue}",
            "REMOVE" => $"{one.PropertyPath} was removed: {one.ExpectedValue}",
            _ => $"{one.PropertyPath} is {one.ActualValue}, not {one.ExpectedValue}",
        });
        return $"{what} was changed: {string.Join(", ", properties)}";
    }
}
