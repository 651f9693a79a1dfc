namespace Farshore.Aws.Ec2;

/// <summary>A range of addresses and where packets for it go.</summary>
public sealed record CreateRouteRequest
{
    public bool? DryRun { get; init; }

    public required string RouteTableId { get; init; }

    public string? DestinationCidrBlock { get; init; }

    public string? GatewayId { get; init; }

    public string? InstanceId { get; init; }

    public string? NetworkInterfaceId { get; init; }

    public string? NatGatewayId { get; init; }
}

/// <summary>Whether the route was made.</summary>
public sealed record CreateRouteResult
{
    public bool? Return { get; init; }
}

/// <summary>A range of addresses that a table has a route for, and where its packets go from now on.</summary>
public sealed record ReplaceRouteRequest
{
    public bool? DryRun { get; init; }

    public required string RouteTableId { get; init; }

    public string? DestinationCidrBlock { get; init; }

    public string? GatewayId { get; init; }

    public string? InstanceId { get; init; }

    public string? NetworkInterfaceId { get; init; }

    public string? NatGatewayId { get; init; }
}

/// <summary>ReplaceRoute answers nothing but its success.</summary>
public sealed record ReplaceRouteResponse;

/// <summary>The range whose route to take away.</summary>
public sealed record DeleteRouteRequest
{
    public bool? DryRun { get; init; }

    public required string RouteTableId { get; init; }

    public string? DestinationCidrBlock { get; init; }
}

/// <summary>DeleteRoute answers nothing but its success.</summary>
public sealed record DeleteRouteResponse;

public static partial class Ec2Api
{
    /// <summary>Adds a route to a table.</summary>
    public static readonly Operation<CreateRouteRequest, CreateRouteResult> CreateRoute =
        new(Service, nameof(CreateRoute), HttpRoute.Rpc, Ec2Shapes.Default.CreateRouteRequest, Ec2Shapes.Default.CreateRouteResult);

    /// <summary>Changes where a route leads.</summary>
    public static readonly Operation<ReplaceRouteRequest, ReplaceRouteResponse> ReplaceRoute =
        new(Service, nameof(ReplaceRoute), HttpRoute.Rpc, Ec2Shapes.Default.ReplaceRouteRequest, Ec2Shapes.Default.ReplaceRouteResponse);

    /// <summary>Takes a route from a table.</summary>
    public static readonly Operation<DeleteRouteRequest, DeleteRouteResponse> DeleteRoute =
        new(Service, nameof(DeleteRoute), HttpRoute.Rpc, Ec2Shapes.Default.DeleteRouteRequest, Ec2Shapes.Default.DeleteRouteResponse);
}
