namespace Farshore.Aws.CloudFormation;

/// <summary>Asks that the resources of a stack be compared with its template.</summary>
public sealed record DetectStackDriftInput
{
    public required string StackName { get; init; }

    public IReadOnlyList<string>? LogicalResourceIds { get; init; }
}

/// <summary>Under this id the result can be asked for.</summary>
public sealed record DetectStackDriftOutput
{
    public required string StackDriftDetectionId { get; init; }
}

/// <summary>Asks that one resource be compared with the template, and waits for it.</summary>
public sealed record DetectStackResourceDriftInput
{
    public required string StackName { get; init; }

    public required string LogicalResourceId { get; init; }
}

/// <summary>One property that is not as the template says.</summary>
public sealed record PropertyDifference
{
    public required string PropertyPath { get; init; }

    public required string ExpectedValue { get; init; }

    public required string ActualValue { get; init; }

    public required string DifferenceType { get; init; }
}

/// <summary>A resource beside what the template says of it.</summary>
public sealed record StackResourceDrift
{
    public required string StackId { get; init; }

    public required string LogicalResourceId { get; init; }

    public string? PhysicalResourceId { get; init; }

    public required string ResourceType { get; init; }

    public string? ExpectedProperties { get; init; }

    public string? ActualProperties { get; init; }

    public IReadOnlyList<PropertyDifference>? PropertyDifferences { get; init; }

    public required string StackResourceDriftStatus { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public string? DriftStatusReason { get; init; }
}

/// <summary>What was found.</summary>
public sealed record DetectStackResourceDriftOutput
{
    public required StackResourceDrift StackResourceDrift { get; init; }
}

/// <summary>Asks how far a comparison is.</summary>
public sealed record DescribeStackDriftDetectionStatusInput
{
    public required string StackDriftDetectionId { get; init; }
}

/// <summary>How far it is, and what it found.</summary>
public sealed record DescribeStackDriftDetectionStatusOutput
{
    public required string StackId { get; init; }

    public required string StackDriftDetectionId { get; init; }

    public string? StackDriftStatus { get; init; }

    public required string DetectionStatus { get; init; }

    public string? DetectionStatusReason { get; init; }

    public int? DriftedStackResourceCount { get; init; }

    public required DateTimeOffset Timestamp { get; init; }
}

/// <summary>Asks what the last comparison found, resource by resource.</summary>
public sealed record DescribeStackResourceDriftsInput
{
    public required string StackName { get; init; }

    public IReadOnlyList<string>? StackResourceDriftStatusFilters { get; init; }

    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }
}

/// <summary>One page of compared resources.</summary>
public sealed record DescribeStackResourceDriftsOutput
{
    public required IReadOnlyList<StackResourceDrift> StackResourceDrifts { get; init; }

    public string? NextToken { get; init; }
}

public static partial class CloudFormationApi
{
    public static readonly Operation<DetectStackDriftInput, DetectStackDriftOutput> DetectStackDrift =
        new(Service, nameof(DetectStackDrift), HttpRoute.Rpc, CloudFormationShapes.Default.DetectStackDriftInput,
            CloudFormationShapes.Default.DetectStackDriftOutput);

    public static readonly Operation<DetectStackResourceDriftInput, DetectStackResourceDriftOutput> DetectStackResourceDrift =
        new(Service, nameof(DetectStackResourceDrift), HttpRoute.Rpc, CloudFormationShapes.Default.DetectStackResourceDriftInput,
            CloudFormationShapes.Default.DetectStackResourceDriftOutput);

    public static readonly Operation<DescribeStackDriftDetectionStatusInput, DescribeStackDriftDetectionStatusOutput>
        DescribeStackDriftDetectionStatus = new(
            Service, nameof(DescribeStackDriftDetectionStatus), HttpRoute.Rpc,
            CloudFormationShapes.Default.DescribeStackDriftDetectionStatusInput,
            CloudFormationShapes.Default.DescribeStackDriftDetectionStatusOutput);

    public static readonly Operation<DescribeStackResourceDriftsInput, DescribeStackResourceDriftsOutput> DescribeStackResourceDrifts =
        new(Service, nameof(DescribeStackResourceDrifts), HttpRoute.Rpc, CloudFormationShapes.Default.DescribeStackResourceDriftsInput,
            CloudFormationShapes.Default.DescribeStackResourceDriftsOutput);
}
