using System.Net;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>The routes of a table. They are records: nothing is carried along them.</summary>
sealed class Routes(Ec2State state, RouteTables tables)
{
    public void Serve(Operations served)
    {
        served.Add(Ec2Api.CreateRoute, CreateAsync);
        served.Add(Ec2Api.ReplaceRoute, ReplaceAsync);
        served.Add(Ec2Api.DeleteRoute, DeleteAsync);
    }

    async Task<CreateRouteResult> CreateAsync(CreateRouteRequest request, Call call, CancellationToken cancellationToken)
    {
        var table = tables.Require(request.RouteTableId);
        var route = Target(
            table, Range(request.DestinationCidrBlock), request.GatewayId, request.InstanceId, request.NetworkInterfaceId,
            request.NatGatewayId);
        Ec2Errors.EndDryRun(request.DryRun);
        await state.RouteTables.UpdateAsync(table.RouteTableId, now =>
            now.Routes.FirstOrDefault(one => one.DestinationCidrBlock == route.DestinationCidrBlock) switch
            {
                null => now with { Routes = [.. now.Routes, route] },
                var same when same == route => now,
                _ => throw new AwsException(
                    "RouteAlreadyExists", $"The route identified by {route.DestinationCidrBlock} already exists."),
            }, cancellationToken);
        return new() { Return = true };
    }

    async Task<ReplaceRouteResponse> ReplaceAsync(ReplaceRouteRequest request, Call call, CancellationToken cancellationToken)
    {
        var table = tables.Require(request.RouteTableId);
        var route = Target(
            table, Range(request.DestinationCidrBlock), request.GatewayId, request.InstanceId, request.NetworkInterfaceId,
            request.NatGatewayId);
        Ec2Errors.EndDryRun(request.DryRun);
        await state.RouteTables.UpdateAsync(table.RouteTableId, now =>
            now.Routes.Any(one => one.DestinationCidrBlock == route.DestinationCidrBlock)
                ? now with { Routes = [.. now.Routes.Select(one => one.DestinationCidrBlock == route.DestinationCidrBlock ? route : one)] }
                : throw new AwsException("InvalidParameterValue",
                    $"There is no route defined for '{route.DestinationCidrBlock}' in the route table. Use CreateRoute instead."),
            cancellationToken);
        return new();
    }

    async Task<DeleteRouteResponse> DeleteAsync(DeleteRouteRequest request, Call call, CancellationToken cancellationToken)
    {
        var table = tables.Require(request.RouteTableId);
        var range = Range(request.DestinationCidrBlock);
        Ec2Errors.EndDryRun(request.DryRun);
        await state.RouteTables.UpdateAsync(table.RouteTableId, now =>
            now.Routes.FirstOrDefault(one => one.DestinationCidrBlock == range) switch
            {
                null => throw new AwsException(
                    "InvalidRoute.NotFound", $"no route with destination-cidr-block {range} in route table {table.RouteTableId}"),
                { GatewayId: RouteTableRecord.Local } => throw new AwsException(
                    "InvalidParameterValue", $"cannot remove local route {range} in route table {table.RouteTableId}"),
                var gone => now with { Routes = [.. now.Routes.Where(one => one != gone)] },
            }, cancellationToken);
        return new();
    }

    Route Target(RouteTableRecord table, string range, string? gateway, string? instance, string? networkInterface, string? nat)
    {
        if (new[] { gateway, instance, networkInterface, nat }.Count(one => one is not null) != 1)
            throw new AwsException(
                "MissingParameter", "The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId or instanceId.");
        if (nat is not null) throw new AwsException("InvalidNatGatewayID.NotFound", $"The natGateway ID '{nat}' does not exist");
        if (gateway is not null and not RouteTableRecord.Local)
        {
            var found = state.Gateways.Find(gateway) ?? throw Ec2Errors.NotFound("internet-gateway", gateway);
            if (found.VpcId != table.VpcId)
                throw new AwsException(
                    "InvalidParameterValue",
                    $"route table {table.RouteTableId} and network gateway {gateway} belong to different networks");
        }

        if (instance is not null && state.Instances.Find(instance) is null) throw Ec2Errors.NotFound("instance", instance);
        if (networkInterface is not null && state.Instances.List().All(one => one.NetworkInterfaceId != networkInterface))
            throw Ec2Errors.NotFound("network-interface", networkInterface);
        return new()
        {
            DestinationCidrBlock = range, GatewayId = gateway, InstanceId = instance, NetworkInterfaceId = networkInterface,
            Origin = "CreateRoute",
        };
    }

    static string Range(string? text) => IPNetwork.TryParse(text ?? throw Ec2Errors.Missing("destinationCidrBlock"), out var range)
        ? range.ToString()
        : throw new AwsException(
            "InvalidParameterValue", $"Value ({text}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.");
}
