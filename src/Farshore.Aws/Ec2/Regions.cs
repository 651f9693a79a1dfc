namespace Farshore.Aws.Ec2;

/// <summary>Which Regions to describe.</summary>
public sealed record DescribeRegionsRequest
{
    [WireName("RegionName"), Items("RegionName")]
    public IReadOnlyList<string>? RegionNames { get; init; }

    [WireName("AllRegions")]
    public bool? AllRegions { get; init; }

    public bool? DryRun { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>A Region and where it answers.</summary>
public sealed record Region
{
    public string? OptInStatus { get; init; }

    public string? RegionName { get; init; }

    [WireName("regionEndpoint")]
    public string? Endpoint { get; init; }
}

/// <summary>The Regions found.</summary>
public sealed record DescribeRegionsResult
{
    [WireName("regionInfo")]
    public IReadOnlyList<Region>? Regions { get; init; }
}

/// <summary>Which zones to describe.</summary>
public sealed record DescribeAvailabilityZonesRequest
{
    [WireName("ZoneName"), Items("ZoneName")]
    public IReadOnlyList<string>? ZoneNames { get; init; }

    [WireName("ZoneId"), Items("ZoneId")]
    public IReadOnlyList<string>? ZoneIds { get; init; }

    [WireName("AllAvailabilityZones")]
    public bool? AllAvailabilityZones { get; init; }

    public bool? DryRun { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>A zone by its name in this account and by its id, which is the same in every account.</summary>
public sealed record AvailabilityZone
{
    public string? OptInStatus { get; init; }

    public string? RegionName { get; init; }

    public string? ZoneName { get; init; }

    public string? ZoneId { get; init; }

    public string? GroupName { get; init; }

    public string? NetworkBorderGroup { get; init; }

    public string? ZoneType { get; init; }

    [WireName("zoneState")]
    public string? State { get; init; }
}

/// <summary>The zones found.</summary>
public sealed record DescribeAvailabilityZonesResult
{
    [WireName("availabilityZoneInfo")]
    public IReadOnlyList<AvailabilityZone>? AvailabilityZones { get; init; }
}

public static partial class Ec2Api
{
    /// <summary>The Regions this account may use.</summary>
    public static readonly Operation<DescribeRegionsRequest, DescribeRegionsResult> DescribeRegions =
        new(Service, nameof(DescribeRegions), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeRegionsRequest, Ec2Shapes.Default.DescribeRegionsResult);

    /// <summary>The zones of the Region.</summary>
    public static readonly Operation<DescribeAvailabilityZonesRequest, DescribeAvailabilityZonesResult> DescribeAvailabilityZones =
        new(Service, nameof(DescribeAvailabilityZones), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeAvailabilityZonesRequest, Ec2Shapes.Default.DescribeAvailabilityZonesResult);
}
