using Farshore.Aws.Ec2;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Network;

/// <summary>Makes the networks and subnets of an order. What an earlier attempt made is found by its tags.</summary>
public sealed record MakeNetworks(Ref<Translated> Translation, IReadOnlyList<string> After) : Step<Made>
{
    const string Way = "way out of ";

    public override IEnumerable<string> Needs() => [Translation.Step, .. After];

    public override async Task<Made> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var order = context.Read(Translation).Order;
        if (order.Vpcs.Count == 0) return Made.Nothing;
        try
        {
            Dictionary<string, string> ids = new(StringComparer.Ordinal);
            foreach (var vpc in order.Vpcs) ids[vpc.Key] = await VpcAsync(context, vpc, cancellationToken);
            foreach (var subnet in order.Subnets) ids[subnet.Key] = await SubnetAsync(context, subnet, ids, cancellationToken);

            foreach (var vpc in order.Vpcs)
            {
                ids[$"{NetworkOrder.New}default of {vpc.Key}"] = await DefaultGroupAsync(context, ids[vpc.Key], cancellationToken);
                if (order.Subnets.Where(subnet => subnet.Vpc == vpc.Key && subnet.IsPublic).Select(subnet => ids[subnet.Key]).ToList()
                    is { Count: > 0 } open)
                    await InternetWays.OpenAsync(context, Way + SourceOf(vpc.Key), ids[vpc.Key], open, cancellationToken);
            }

            return new(ids);
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is not null)
        {
            await NetworkRemoval.OfRunAsync(context, context.State.Run, cancellationToken);
            throw;
        }
    }

    public override Task UndoAsync(StepContext context, Made output, CancellationToken cancellationToken) =>
        output.Ids.Count == 0 ? Task.CompletedTask : NetworkRemoval.OfRunAsync(context, context.State.Run, cancellationToken);

    static Task<string> VpcAsync(StepContext context, VpcOrder order, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        return MakingOnce.OnceAsync(context, $"the network for {SourceOf(order.Key)}",
            async () => ((await aws.SendAsync(Ec2Api.DescribeVpcs, new() { Filters = RunTags.Filter(context, SourceOf(order.Key)) },
                cancellationToken)).Vpcs ?? []).Select(vpc => vpc.VpcId!),
            () => context.World.InSecondary.Aws.SendAsync(Ec2Api.CreateVpc, new()
            {
                CidrBlock = order.Cidr,
                TagSpecifications = [RunTags.For("vpc", Tags(context, order.Key, order.Name))],
            }, cancellationToken),
            id => aws.SendAsync(Ec2Api.DeleteVpc, new() { VpcId = id }, cancellationToken), cancellationToken);
    }

    static Task<string> SubnetAsync(
        StepContext context, SubnetOrder order, Dictionary<string, string> ids, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        return MakingOnce.OnceAsync(context, $"the subnet for {SourceOf(order.Key)}",
            async () => ((await aws.SendAsync(Ec2Api.DescribeSubnets, new() { Filters = RunTags.Filter(context, SourceOf(order.Key)) },
                cancellationToken)).Subnets ?? []).Select(subnet => subnet.SubnetId!),
            () => context.World.InSecondary.Aws.SendAsync(Ec2Api.CreateSubnet, new()
            {
                VpcId = Footing.Real(order.Vpc, ids),
                CidrBlock = order.Cidr,
                AvailabilityZone = order.Zone,
                TagSpecifications = [RunTags.For("subnet", Tags(context, order.Key, order.Name))],
            }, cancellationToken),
            id => aws.SendAsync(Ec2Api.DeleteSubnet, new() { SubnetId = id }, cancellationToken), cancellationToken);
    }

    static async Task<string> DefaultGroupAsync(StepContext context, string vpc, CancellationToken cancellationToken)
    {
        var found = await context.UntilAsync(async () =>
        {
            var groups = await context.Steady().SendAsync(Ec2Api.DescribeSecurityGroups,
                new() { Filters = [new() { Name = "vpc-id", Values = [vpc] }, new() { Name = "group-name", Values = ["default"] }] },
                cancellationToken);
            return groups.SecurityGroups is [var own, ..] ? own : null;
        }, $"the default group of {vpc}", cancellationToken);
        return found.GroupId!;
    }

    internal static string SourceOf(string key) => key[NetworkOrder.New.Length..];

    internal static IReadOnlyDictionary<string, string> Tags(StepContext context, string key, string name)
    {
        var tags = RunTags.Of(context, SourceOf(key));
        return name.Length == 0 ? tags : new Dictionary<string, string>(tags) { ["Name"] = name };
    }
}
