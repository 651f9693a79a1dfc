using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Network;

/// <summary>The way between the public subnets of a network that was made and the internet: a gateway, a table with the route to it, and
/// addresses for what is launched there.</summary>
static class InternetWays
{
    const string Everywhere = "0.0.0.0/0";

    public static async Task OpenAsync(
        StepContext context, string source, string vpc, IReadOnlyList<string> subnets, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        var gateway = await GatewayAsync(context, source, cancellationToken);
        if (gateway.Attachments is not { Count: > 0 })
            await context.OnceAsync(() => aws.SendAsync(Ec2Api.AttachInternetGateway,
                new() { InternetGatewayId = gateway.InternetGatewayId!, VpcId = vpc }, cancellationToken), cancellationToken);
        var table = await TableAsync(context, source, vpc, cancellationToken);
        if (table.Routes?.Any(route => route.DestinationCidrBlock == Everywhere) is not true)
        {
            await context.OnceAsync(() => aws.SendAsync(Ec2Api.CreateRoute, new()
            {
                RouteTableId = table.RouteTableId!, DestinationCidrBlock = Everywhere, GatewayId = gateway.InternetGatewayId,
            }, cancellationToken), cancellationToken);
        }

        var known = (table.Associations ?? []).Select(association => association.SubnetId).ToHashSet();
        foreach (var subnet in subnets)
        {
            if (!known.Contains(subnet))
                await context.OnceAsync(() => aws.SendAsync(Ec2Api.AssociateRouteTable,
                    new() { RouteTableId = table.RouteTableId!, SubnetId = subnet }, cancellationToken), cancellationToken);
            await context.OnceAsync(() => aws.SendAsync(Ec2Api.ModifySubnetAttribute,
                new() { SubnetId = subnet, MapPublicIpOnLaunch = new() { Value = true } }, cancellationToken), cancellationToken);
        }
    }

    public static async Task CloseAsync(StepContext context, IReadOnlyList<Filter> filter, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        var tables = await aws.SendAsync(Ec2Api.DescribeRouteTables, new() { Filters = filter }, cancellationToken);
        foreach (var table in tables.RouteTables ?? [])
        {
            foreach (var association in (table.Associations ?? []).Where(one => one.Main is not true))
            {
                await context.OnceFreeAsync($"route table {table.RouteTableId}", () => aws.SendAsync(Ec2Api.DisassociateRouteTable,
                    new() { AssociationId = association.RouteTableAssociationId! }, cancellationToken), cancellationToken);
            }

            await context.OnceFreeAsync($"route table {table.RouteTableId}", () => aws.SendAsync(Ec2Api.DeleteRouteTable,
                new() { RouteTableId = table.RouteTableId! }, cancellationToken), cancellationToken);
        }

        var gateways = await aws.SendAsync(Ec2Api.DescribeInternetGateways, new() { Filters = filter }, cancellationToken);
        foreach (var gateway in gateways.InternetGateways ?? [])
        {
            // A network whose instances still hold public addresses keeps its gateway.
            foreach (var attachment in gateway.Attachments ?? [])
            {
                await context.OnceFreeAsync($"gateway {gateway.InternetGatewayId}", () => aws.SendAsync(Ec2Api.DetachInternetGateway,
                    new() { InternetGatewayId = gateway.InternetGatewayId!, VpcId = attachment.VpcId! }, cancellationToken),
                    cancellationToken);
            }

            await context.OnceFreeAsync($"gateway {gateway.InternetGatewayId}", () => aws.SendAsync(Ec2Api.DeleteInternetGateway,
                new() { InternetGatewayId = gateway.InternetGatewayId! }, cancellationToken), cancellationToken);
        }
    }

    static async Task<InternetGateway> GatewayAsync(StepContext context, string source, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        var id = await MakingOnce.OnceAsync(context, $"the {source}", async () =>
            (await FoundAsync()).Select(one => one.InternetGatewayId!),
            () => context.World.InSecondary.Aws.SendAsync(Ec2Api.CreateInternetGateway,
                new() { TagSpecifications = [RunTags.For("internet-gateway", RunTags.Of(context, source))] }, cancellationToken),
            surplus => aws.SendAsync(Ec2Api.DeleteInternetGateway, new() { InternetGatewayId = surplus }, cancellationToken),
            cancellationToken);
        return (await FoundAsync()).First(one => one.InternetGatewayId == id);

        async Task<IReadOnlyList<InternetGateway>> FoundAsync() => (await aws.SendAsync(Ec2Api.DescribeInternetGateways,
            new() { Filters = RunTags.Filter(context, source) }, cancellationToken)).InternetGateways ?? [];
    }

    static async Task<RouteTable> TableAsync(StepContext context, string source, string vpc, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        var id = await MakingOnce.OnceAsync(context, $"the {source}", async () => (await FoundAsync()).Select(one => one.RouteTableId!),
            () => context.World.InSecondary.Aws.SendAsync(Ec2Api.CreateRouteTable,
                new() { VpcId = vpc, TagSpecifications = [RunTags.For("route-table", RunTags.Of(context, source))] }, cancellationToken),
            surplus => aws.SendAsync(Ec2Api.DeleteRouteTable, new() { RouteTableId = surplus }, cancellationToken), cancellationToken);
        return (await FoundAsync()).First(one => one.RouteTableId == id);

        async Task<IReadOnlyList<RouteTable>> FoundAsync() => (await aws.SendAsync(Ec2Api.DescribeRouteTables,
            new() { Filters = RunTags.Filter(context, source) }, cancellationToken)).RouteTables ?? [];
    }
}
