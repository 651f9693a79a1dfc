namespace Farshore.Aws.Rds;

/// <summary>Asks which engine versions can be run here.</summary>
public sealed record DescribeDBEngineVersionsMessage
{
    public string? Engine { get; init; }

    public string? EngineVersion { get; init; }

    public string? DBParameterGroupFamily { get; init; }

    [Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public int? MaxRecords { get; init; }

    public string? Marker { get; init; }

    public bool? DefaultOnly { get; init; }

    public bool? IncludeAll { get; init; }
}

/// <summary>A page of engine versions.</summary>
public sealed record DBEngineVersionMessage
{
    public string? Marker { get; init; }

    [Items("DBEngineVersion")]
    public IReadOnlyList<DBEngineVersion>? DBEngineVersions { get; init; }
}

/// <summary>An engine version that can be run here.</summary>
public sealed record DBEngineVersion
{
    public string? Engine { get; init; }

    public string? MajorEngineVersion { get; init; }

    public string? EngineVersion { get; init; }

    public string? DBParameterGroupFamily { get; init; }

    public string? DBEngineDescription { get; init; }

    public string? DBEngineVersionDescription { get; init; }

    public string? Status { get; init; }
}

/// <summary>Asks which instance classes can be had for an engine.</summary>
public sealed record DescribeOrderableDBInstanceOptionsMessage
{
    public required string Engine { get; init; }

    public string? EngineVersion { get; init; }

    public string? DBInstanceClass { get; init; }

    public string? LicenseModel { get; init; }

    public bool? Vpc { get; init; }

    [Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public int? MaxRecords { get; init; }

    public string? Marker { get; init; }
}

/// <summary>A page of instance classes.</summary>
public sealed record OrderableDBInstanceOptionsMessage
{
    [Items("OrderableDBInstanceOption")]
    public IReadOnlyList<OrderableDBInstanceOption>? OrderableDBInstanceOptions { get; init; }

    public string? Marker { get; init; }
}

/// <summary>An instance class that can be had, and with what.</summary>
public sealed record OrderableDBInstanceOption
{
    public string? Engine { get; init; }

    public string? EngineVersion { get; init; }

    public string? DBInstanceClass { get; init; }

    public string? LicenseModel { get; init; }

    [Items("AvailabilityZone")]
    public IReadOnlyList<AvailabilityZone>? AvailabilityZones { get; init; }

    public bool? MultiAZCapable { get; init; }

    public bool? ReadReplicaCapable { get; init; }

    public bool? Vpc { get; init; }

    public bool? SupportsStorageEncryption { get; init; }

    public string? StorageType { get; init; }

    public bool? SupportsIops { get; init; }

    public int? MinStorageSize { get; init; }

    public int? MaxStorageSize { get; init; }
}

public static partial class RdsApi
{
    public static readonly Operation<DescribeDBEngineVersionsMessage, DBEngineVersionMessage> DescribeDBEngineVersions = new(
        Service, nameof(DescribeDBEngineVersions), HttpRoute.Rpc,
        RdsShapes.Default.DescribeDBEngineVersionsMessage, RdsShapes.Default.DBEngineVersionMessage);

    public static readonly Operation<DescribeOrderableDBInstanceOptionsMessage,
        OrderableDBInstanceOptionsMessage> DescribeOrderableDBInstanceOptions = new(
        Service, nameof(DescribeOrderableDBInstanceOptions), HttpRoute.Rpc,
        RdsShapes.Default.DescribeOrderableDBInstanceOptionsMessage, RdsShapes.Default.OrderableDBInstanceOptionsMessage);
}
