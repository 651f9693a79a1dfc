using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Stacks;

namespace Farshore.Recovery.Steps.Drill;

/// <summary>Takes away what drills have made, whatever is left of it, in the order of what stands on what.</summary>
static class DrillSweep
{
    /// <returns>What was taken away.</returns>
    public static async Task<IReadOnlyList<DrillThing>> WorkloadAsync(
        StepContext context, DrillScope scope, CancellationToken cancellationToken)
    {
        var (region, aws) = (context.World.InSecondary.Region, context.Steady());
        var things = new DrillThings(context, scope, cancellationToken);
        var stacks = await things.StacksAsync();
        var calls = new StackCalls(context, Side.Secondary, cancellationToken);
        foreach (var stack in stacks)
            if (await calls.FindAsync(stack.Id) is { } there) await calls.RemoveAsync(there);
        IReadOnlyList<DrillThing> standing = [.. await things.InstancesAsync(), .. await things.DatabasesAsync()];
        await Task.WhenAll(standing.Select(thing => Removal.OfAsync(context, new Arn(
            thing.Kind is DrillThings.Instance ? "ec2" : "rds", region, "",
            thing.Kind is DrillThings.Instance ? $"instance/{thing.Id}" : $"db:{thing.Id}"), cancellationToken)));
        var disks = await things.DisksAsync();
        foreach (var disk in disks)
        {
            await context.OnceFreeAsync(disk.ToString(), () => disk.Kind is DrillThings.Volume
                ? (Task)aws.SendAsync(Ec2Api.DeleteVolume, new() { VolumeId = disk.Id }, cancellationToken)
                : aws.SendAsync(Ec2Api.DeleteSnapshot, new() { SnapshotId = disk.Id }, cancellationToken), cancellationToken);
        }

        return [.. stacks, .. standing, .. disks];
    }

    /// <returns>What was taken away.</returns>
    public static async Task<IReadOnlyList<DrillThing>> NetworkAsync(
        StepContext context, DrillScope scope, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        var things = new DrillThings(context, scope, cancellationToken);
        var (groups, network) = (await things.DatabaseGroupsAsync(), await things.NetworkAsync());
        foreach (var group in groups)
        {
            await context.OnceFreeAsync(group.ToString(), () => group.Kind is DrillThings.SubnetGroup
                ? (Task)aws.SendAsync(RdsApi.DeleteDBSubnetGroup, new() { DBSubnetGroupName = group.Id }, cancellationToken)
                : aws.SendAsync(RdsApi.DeleteDBParameterGroup, new() { DBParameterGroupName = group.Id }, cancellationToken),
                cancellationToken);
        }

        await NetworkRemoval.GroupsAsync(context, scope.Filters(), cancellationToken);
        await NetworkRemoval.NetworksAsync(context, scope.Filters(), cancellationToken);
        return [.. groups, .. network];
    }
}
