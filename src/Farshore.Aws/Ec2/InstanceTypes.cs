namespace Farshore.Aws.Ec2;

/// <summary>Processors of an instance type.</summary>
public sealed record VCpuInfo
{
    public int? DefaultVCpus { get; init; }

    public int? DefaultCores { get; init; }

    public int? DefaultThreadsPerCore { get; init; }
}

/// <summary>Memory of an instance type.</summary>
public sealed record MemoryInfo
{
    public long? SizeInMiB { get; init; }
}

/// <summary>What processors run an instance type.</summary>
public sealed record ProcessorInfo
{
    public IReadOnlyList<string>? SupportedArchitectures { get; init; }
}

/// <summary>A size of machine.</summary>
public sealed record InstanceTypeInfo
{
    public string? InstanceType { get; init; }

    public bool? CurrentGeneration { get; init; }

    public bool? FreeTierEligible { get; init; }

    public IReadOnlyList<string>? SupportedRootDeviceTypes { get; init; }

    public IReadOnlyList<string>? SupportedVirtualizationTypes { get; init; }

    public bool? BareMetal { get; init; }

    public string? Hypervisor { get; init; }

    public ProcessorInfo? ProcessorInfo { get; init; }

    public VCpuInfo? VCpuInfo { get; init; }

    public MemoryInfo? MemoryInfo { get; init; }

    public bool? BurstablePerformanceSupported { get; init; }
}

/// <summary>Which types to describe.</summary>
public sealed record DescribeInstanceTypesRequest
{
    [WireName("DryRun")]
    public bool? DryRun { get; init; }

    [WireName("InstanceType")]
    public IReadOnlyList<string>? InstanceTypes { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    [WireName("MaxResults")]
    public int? MaxResults { get; init; }

    [WireName("NextToken")]
    public string? NextToken { get; init; }
}

/// <summary>One page of types.</summary>
public sealed record DescribeInstanceTypesResult
{
    [WireName("instanceTypeSet")]
    public IReadOnlyList<InstanceTypeInfo>? InstanceTypes { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>A type offered somewhere.</summary>
public sealed record InstanceTypeOffering
{
    public string? InstanceType { get; init; }

    public string? LocationType { get; init; }

    public string? Location { get; init; }
}

/// <summary>Which offerings to list.</summary>
public sealed record DescribeInstanceTypeOfferingsRequest
{
    [WireName("DryRun")]
    public bool? DryRun { get; init; }

    [WireName("LocationType")]
    public string? LocationType { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    [WireName("MaxResults")]
    public int? MaxResults { get; init; }

    [WireName("NextToken")]
    public string? NextToken { get; init; }
}

/// <summary>One page of offerings.</summary>
public sealed record DescribeInstanceTypeOfferingsResult
{
    [WireName("instanceTypeOfferingSet")]
    public IReadOnlyList<InstanceTypeOffering>? InstanceTypeOfferings { get; init; }

    public string? NextToken { get; init; }
}

public static partial class Ec2Api
{
    /// <summary>What the sizes of machine are on AWS.</summary>
    public static readonly Operation<DescribeInstanceTypesRequest, DescribeInstanceTypesResult> DescribeInstanceTypes =
        new(Service, nameof(DescribeInstanceTypes), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeInstanceTypesRequest, Ec2Shapes.Default.DescribeInstanceTypesResult);

    /// <summary>Which sizes are offered where.</summary>
    public static readonly Operation<DescribeInstanceTypeOfferingsRequest, DescribeInstanceTypeOfferingsResult>
        DescribeInstanceTypeOfferings =
        new(Service, nameof(DescribeInstanceTypeOfferings), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeInstanceTypeOfferingsRequest, Ec2Shapes.Default.DescribeInstanceTypeOfferingsResult);
}
