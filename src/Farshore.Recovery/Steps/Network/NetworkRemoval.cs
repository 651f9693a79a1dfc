using Farshore.Aws.Ec2;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Network;

/// <summary>Takes away networks and groups by their tags, in the order of what stands on what.</summary>
static class NetworkRemoval
{
    public static Task OfRunAsync(StepContext context, string run, CancellationToken cancellationToken) =>
        NetworksAsync(context, [new() { Name = $"tag:{RunTags.Run}", Values = [run] }], cancellationToken);

    public static async Task NetworksAsync(StepContext context, IReadOnlyList<Filter> filter, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        await InternetWays.CloseAsync(context, filter, cancellationToken);
        var subnets = await aws.SendAsync(Ec2Api.DescribeSubnets, new() { Filters = filter }, cancellationToken);
        foreach (var subnet in subnets.Subnets ?? [])
        {
            await context.OnceFreeAsync($"subnet {subnet.SubnetId}",
                () => aws.SendAsync(Ec2Api.DeleteSubnet, new() { SubnetId = subnet.SubnetId! }, cancellationToken), cancellationToken);
        }

        var vpcs = await aws.SendAsync(Ec2Api.DescribeVpcs, new() { Filters = filter }, cancellationToken);
        foreach (var vpc in vpcs.Vpcs ?? [])
        {
            await context.OnceFreeAsync($"network {vpc.VpcId}",
                () => aws.SendAsync(Ec2Api.DeleteVpc, new() { VpcId = vpc.VpcId! }, cancellationToken), cancellationToken);
        }
    }

    /// <summary>Groups that speak of each other hold each other fast: their rules go first.</summary>
    public static async Task GroupsAsync(StepContext context, IReadOnlyList<Filter> filter, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        var found = (await aws.SendAsync(Ec2Api.DescribeSecurityGroups, new() { Filters = filter }, cancellationToken)).SecurityGroups
            ?? [];
        foreach (var group in found)
        {
            if (group.IpPermissions is { Count: > 0 } ingress)
                await context.OnceFreeAsync($"group {group.GroupId}", () => aws.SendAsync(Ec2Api.RevokeSecurityGroupIngress,
                    new() { GroupId = group.GroupId, IpPermissions = ingress }, cancellationToken), cancellationToken);
            if (group.IpPermissionsEgress is { Count: > 0 } egress)
                await context.OnceFreeAsync($"group {group.GroupId}", () => aws.SendAsync(Ec2Api.RevokeSecurityGroupEgress,
                    new() { GroupId = group.GroupId!, IpPermissions = egress }, cancellationToken), cancellationToken);
        }

        foreach (var group in found)
        {
            await context.OnceFreeAsync($"group {group.GroupId}",
                () => aws.SendAsync(Ec2Api.DeleteSecurityGroup, new() { GroupId = group.GroupId }, cancellationToken), cancellationToken);
        }
    }
}
