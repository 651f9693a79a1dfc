namespace Farshore.Aws.Ec2;

/// <summary>The network of a new route table.</summary>
public sealed record CreateRouteTableRequest
{
    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    [WireName("ClientToken")]
    public string? ClientToken { get; init; }

    public bool? DryRun { get; init; }

    public required string VpcId { get; init; }
}

/// <summary>Whether an association is in force.</summary>
public sealed record RouteTableAssociationState
{
    public string? State { get; init; }

    public string? StatusMessage { get; init; }
}

/// <summary>What a route table is for: one subnet, or every subnet that has no other.</summary>
public sealed record RouteTableAssociation
{
    public bool? Main { get; init; }

    public string? RouteTableAssociationId { get; init; }

    public string? RouteTableId { get; init; }

    public string? SubnetId { get; init; }

    public string? GatewayId { get; init; }

    public RouteTableAssociationState? AssociationState { get; init; }
}

/// <summary>A gateway whose routes come by themselves.</summary>
public sealed record PropagatingVgw
{
    public string? GatewayId { get; init; }
}

/// <summary>Where packets for a range of addresses go.</summary>
public sealed record Route
{
    public string? DestinationCidrBlock { get; init; }

    public string? GatewayId { get; init; }

    public string? InstanceId { get; init; }

    public string? NatGatewayId { get; init; }

    public string? NetworkInterfaceId { get; init; }

    public string? Origin { get; init; }

    public string? State { get; init; }
}

/// <summary>The routes of some subnets.</summary>
public sealed record RouteTable
{
    [WireName("associationSet")]
    public IReadOnlyList<RouteTableAssociation>? Associations { get; init; }

    [WireName("propagatingVgwSet")]
    public IReadOnlyList<PropagatingVgw>? PropagatingVgws { get; init; }

    public string? RouteTableId { get; init; }

    [WireName("routeSet")]
    public IReadOnlyList<Route>? Routes { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? VpcId { get; init; }

    public string? OwnerId { get; init; }
}

/// <summary>The new table; it has the local route alone.</summary>
public sealed record CreateRouteTableResult
{
    public RouteTable? RouteTable { get; init; }

    public string? ClientToken { get; init; }
}

/// <summary>Which tables to describe.</summary>
public sealed record DescribeRouteTablesRequest
{
    [WireName("NextToken")]
    public string? NextToken { get; init; }

    [WireName("MaxResults")]
    public int? MaxResults { get; init; }

    public bool? DryRun { get; init; }

    [WireName("RouteTableId")]
    public IReadOnlyList<string>? RouteTableIds { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>One page of route tables.</summary>
public sealed record DescribeRouteTablesResult
{
    [WireName("routeTableSet")]
    public IReadOnlyList<RouteTable>? RouteTables { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>The table to delete.</summary>
public sealed record DeleteRouteTableRequest
{
    public bool? DryRun { get; init; }

    public required string RouteTableId { get; init; }
}

/// <summary>DeleteRouteTable answers nothing but its success.</summary>
public sealed record DeleteRouteTableResponse;

/// <summary>The subnet that shall use a table.</summary>
public sealed record AssociateRouteTableRequest
{
    public bool? DryRun { get; init; }

    public string? SubnetId { get; init; }

    public required string RouteTableId { get; init; }
}

/// <summary>The association's id.</summary>
public sealed record AssociateRouteTableResult
{
    public string? AssociationId { get; init; }

    public RouteTableAssociationState? AssociationState { get; init; }
}

/// <summary>The association to end.</summary>
public sealed record DisassociateRouteTableRequest
{
    public bool? DryRun { get; init; }

    public required string AssociationId { get; init; }
}

/// <summary>DisassociateRouteTable answers nothing but its success.</summary>
public sealed record DisassociateRouteTableResponse;

public static partial class Ec2Api
{
    /// <summary>Makes a route table of a network.</summary>
    public static readonly Operation<CreateRouteTableRequest, CreateRouteTableResult> CreateRouteTable =
        new(Service, nameof(CreateRouteTable), HttpRoute.Rpc,
            Ec2Shapes.Default.CreateRouteTableRequest, Ec2Shapes.Default.CreateRouteTableResult);

    /// <summary>The route tables with their routes and subnets.</summary>
    public static readonly Operation<DescribeRouteTablesRequest, DescribeRouteTablesResult> DescribeRouteTables =
        new(Service, nameof(DescribeRouteTables), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeRouteTablesRequest, Ec2Shapes.Default.DescribeRouteTablesResult);

    /// <summary>Deletes a route table that no subnet uses.</summary>
    public static readonly Operation<DeleteRouteTableRequest, DeleteRouteTableResponse> DeleteRouteTable =
        new(Service, nameof(DeleteRouteTable), HttpRoute.Rpc,
            Ec2Shapes.Default.DeleteRouteTableRequest, Ec2Shapes.Default.DeleteRouteTableResponse);

    /// <summary>Has a subnet use a route table.</summary>
    public static readonly Operation<AssociateRouteTableRequest, AssociateRouteTableResult> AssociateRouteTable =
        new(Service, nameof(AssociateRouteTable), HttpRoute.Rpc,
            Ec2Shapes.Default.AssociateRouteTableRequest, Ec2Shapes.Default.AssociateRouteTableResult);

    /// <summary>Has a subnet use its network's main route table again.</summary>
    public static readonly Operation<DisassociateRouteTableRequest, DisassociateRouteTableResponse> DisassociateRouteTable =
        new(Service, nameof(DisassociateRouteTable), HttpRoute.Rpc,
            Ec2Shapes.Default.DisassociateRouteTableRequest, Ec2Shapes.Default.DisassociateRouteTableResponse);
}
