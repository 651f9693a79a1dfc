namespace Farshore.Aws.Rds;

/// <summary>Names the subnets that instances may live in; they must be in one VPC and in two zones at least.</summary>
public sealed record CreateDBSubnetGroupMessage
{
    public required string DBSubnetGroupName { get; init; }

    public required string DBSubnetGroupDescription { get; init; }

    [Items("SubnetIdentifier")]
    public required IReadOnlyList<string> SubnetIds { get; init; }

    [Items("Tag")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The subnet group that now exists.</summary>
public sealed record CreateDBSubnetGroupResult
{
    public DBSubnetGroup? DBSubnetGroup { get; init; }
}

/// <summary>Asks for one subnet group by name, or for all.</summary>
public sealed record DescribeDBSubnetGroupsMessage
{
    public string? DBSubnetGroupName { get; init; }

    [Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public int? MaxRecords { get; init; }

    public string? Marker { get; init; }
}

/// <summary>A page of subnet groups.</summary>
public sealed record DBSubnetGroupMessage
{
    public string? Marker { get; init; }

    [Items("DBSubnetGroup")]
    public IReadOnlyList<DBSubnetGroup>? DBSubnetGroups { get; init; }
}

/// <summary>Says anew which subnets instances may live in; those in use have to stay.</summary>
public sealed record ModifyDBSubnetGroupMessage
{
    public required string DBSubnetGroupName { get; init; }

    public string? DBSubnetGroupDescription { get; init; }

    [Items("SubnetIdentifier")]
    public required IReadOnlyList<string> SubnetIds { get; init; }
}

/// <summary>The subnet group as it is now.</summary>
public sealed record ModifyDBSubnetGroupResult
{
    public DBSubnetGroup? DBSubnetGroup { get; init; }
}

/// <summary>Takes away a subnet group that no instance uses.</summary>
public sealed record DeleteDBSubnetGroupMessage
{
    public required string DBSubnetGroupName { get; init; }
}

/// <summary>DeleteDBSubnetGroup answers nothing.</summary>
public sealed record DeleteDBSubnetGroupResponse;

public static partial class RdsApi
{
    public static readonly Operation<CreateDBSubnetGroupMessage, CreateDBSubnetGroupResult> CreateDBSubnetGroup = new(
        Service, nameof(CreateDBSubnetGroup), HttpRoute.Rpc,
        RdsShapes.Default.CreateDBSubnetGroupMessage, RdsShapes.Default.CreateDBSubnetGroupResult);

    public static readonly Operation<DescribeDBSubnetGroupsMessage, DBSubnetGroupMessage> DescribeDBSubnetGroups = new(
        Service, nameof(DescribeDBSubnetGroups), HttpRoute.Rpc,
        RdsShapes.Default.DescribeDBSubnetGroupsMessage, RdsShapes.Default.DBSubnetGroupMessage);

    public static readonly Operation<ModifyDBSubnetGroupMessage, ModifyDBSubnetGroupResult> ModifyDBSubnetGroup = new(
        Service, nameof(ModifyDBSubnetGroup), HttpRoute.Rpc,
        RdsShapes.Default.ModifyDBSubnetGroupMessage, RdsShapes.Default.ModifyDBSubnetGroupResult);

    public static readonly Operation<DeleteDBSubnetGroupMessage, DeleteDBSubnetGroupResponse> DeleteDBSubnetGroup = new(
        Service, nameof(DeleteDBSubnetGroup), HttpRoute.Rpc,
        RdsShapes.Default.DeleteDBSubnetGroupMessage, RdsShapes.Default.DeleteDBSubnetGroupResponse);
}
