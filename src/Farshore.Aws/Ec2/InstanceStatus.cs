using System.Text.Json.Serialization;

namespace Farshore.Aws.Ec2;

/// <summary>One status check.</summary>
public sealed record InstanceStatusDetails
{
    public string? Name { get; init; }

    public string? Status { get; init; }
}

/// <summary>Status checks and what they amount to.</summary>
public sealed record InstanceStatusSummary
{
    public IReadOnlyList<InstanceStatusDetails>? Details { get; init; }

    public string? Status { get; init; }
}

/// <summary>How a machine is.</summary>
public sealed record InstanceStatus
{
    public string? AvailabilityZone { get; init; }

    public string? InstanceId { get; init; }

    public InstanceState? InstanceState { get; init; }

    [JsonPropertyName("InstanceStatus"), WireName("instanceStatus")]
    public InstanceStatusSummary? Machine { get; init; }

    public InstanceStatusSummary? SystemStatus { get; init; }
}

/// <summary>Which instances to judge.</summary>
public sealed record DescribeInstanceStatusRequest
{
    [WireName("InstanceId"), Items("InstanceId")]
    public IReadOnlyList<string>? InstanceIds { get; init; }

    [WireName("MaxResults")]
    public int? MaxResults { get; init; }

    [WireName("NextToken")]
    public string? NextToken { get; init; }

    public bool? DryRun { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public bool? IncludeAllInstances { get; init; }
}

/// <summary>One page of judgements.</summary>
public sealed record DescribeInstanceStatusResult
{
    [WireName("instanceStatusSet")]
    public IReadOnlyList<InstanceStatus>? InstanceStatuses { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>The instance whose console to read.</summary>
public sealed record GetConsoleOutputRequest
{
    [WireName("InstanceId")]
    public required string InstanceId { get; init; }

    [WireName("Latest")]
    public bool? Latest { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The end of the console, in base64.</summary>
public sealed record GetConsoleOutputResult
{
    public string? InstanceId { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? Output { get; init; }
}

public static partial class Ec2Api
{
    /// <summary>Whether machines are reachable, which is more than running.</summary>
    public static readonly Operation<DescribeInstanceStatusRequest, DescribeInstanceStatusResult> DescribeInstanceStatus =
        new(Service, nameof(DescribeInstanceStatus), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeInstanceStatusRequest, Ec2Shapes.Default.DescribeInstanceStatusResult);

    /// <summary>What a machine has written to its console.</summary>
    public static readonly Operation<GetConsoleOutputRequest, GetConsoleOutputResult> GetConsoleOutput =
        new(Service, nameof(GetConsoleOutput), HttpRoute.Rpc,
            Ec2Shapes.Default.GetConsoleOutputRequest, Ec2Shapes.Default.GetConsoleOutputResult);
}
