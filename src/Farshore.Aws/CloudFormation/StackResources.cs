namespace Farshore.Aws.CloudFormation;

/// <summary>Asks for one resource of a stack, one that is gone too.</summary>
public sealed record DescribeStackResourceInput
{
    public required string StackName { get; init; }

    public required string LogicalResourceId { get; init; }
}

/// <summary>What was found when the resource was last compared with the template.</summary>
public sealed record StackResourceDriftInformation
{
    public required string StackResourceDriftStatus { get; init; }

    public DateTimeOffset? LastCheckTimestamp { get; init; }
}

/// <summary>A resource with the metadata that the template gave it.</summary>
public sealed record StackResourceDetail
{
    public string? StackName { get; init; }

    public string? StackId { get; init; }

    public required string LogicalResourceId { get; init; }

    public string? PhysicalResourceId { get; init; }

    public required string ResourceType { get; init; }

    public required DateTimeOffset LastUpdatedTimestamp { get; init; }

    public required string ResourceStatus { get; init; }

    public string? ResourceStatusReason { get; init; }

    public string? Description { get; init; }

    public string? Metadata { get; init; }

    public StackResourceDriftInformation? DriftInformation { get; init; }
}

/// <summary>The resource.</summary>
public sealed record DescribeStackResourceOutput
{
    public StackResourceDetail? StackResourceDetail { get; init; }
}

/// <summary>Asks for the resources of a stack, or for the stack that something belongs to.</summary>
public sealed record DescribeStackResourcesInput
{
    public string? StackName { get; init; }

    public string? LogicalResourceId { get; init; }

    public string? PhysicalResourceId { get; init; }
}

/// <summary>A resource of a stack with its state.</summary>
public sealed record StackResource
{
    public string? StackName { get; init; }

    public string? StackId { get; init; }

    public required string LogicalResourceId { get; init; }

    public string? PhysicalResourceId { get; init; }

    public required string ResourceType { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required string ResourceStatus { get; init; }

    public string? ResourceStatusReason { get; init; }

    public string? Description { get; init; }

    public StackResourceDriftInformation? DriftInformation { get; init; }
}

/// <summary>Up to a hundred resources.</summary>
public sealed record DescribeStackResourcesOutput
{
    public IReadOnlyList<StackResource>? StackResources { get; init; }
}

/// <summary>Asks for all resources of a stack.</summary>
public sealed record ListStackResourcesInput
{
    public required string StackName { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>The last comparison of a resource, as lists show it.</summary>
public sealed record StackResourceDriftInformationSummary
{
    public required string StackResourceDriftStatus { get; init; }

    public DateTimeOffset? LastCheckTimestamp { get; init; }
}

/// <summary>A resource as lists show it.</summary>
public sealed record StackResourceSummary
{
    public required string LogicalResourceId { get; init; }

    public string? PhysicalResourceId { get; init; }

    public required string ResourceType { get; init; }

    public required DateTimeOffset LastUpdatedTimestamp { get; init; }

    public required string ResourceStatus { get; init; }

    public string? ResourceStatusReason { get; init; }

    public StackResourceDriftInformationSummary? DriftInformation { get; init; }
}

/// <summary>One page of resources.</summary>
public sealed record ListStackResourcesOutput
{
    public IReadOnlyList<StackResourceSummary>? StackResourceSummaries { get; init; }

    public string? NextToken { get; init; }
}

public static partial class CloudFormationApi
{
    public static readonly Operation<DescribeStackResourceInput, DescribeStackResourceOutput> DescribeStackResource =
        new(Service, nameof(DescribeStackResource), HttpRoute.Rpc, CloudFormationShapes.Default.DescribeStackResourceInput,
            CloudFormationShapes.Default.DescribeStackResourceOutput);

    public static readonly Operation<DescribeStackResourcesInput, DescribeStackResourcesOutput> DescribeStackResources =
        new(Service, nameof(DescribeStackResources), HttpRoute.Rpc, CloudFormationShapes.Default.DescribeStackResourcesInput,
            CloudFormationShapes.Default.DescribeStackResourcesOutput);

    public static readonly Operation<ListStackResourcesInput, ListStackResourcesOutput> ListStackResources =
        new(Service, nameof(ListStackResources), HttpRoute.Rpc, CloudFormationShapes.Default.ListStackResourcesInput,
            CloudFormationShapes.Default.ListStackResourcesOutput);
}
