namespace Farshore.Aws.CloudFormation;

/// <summary>Asks for one stack by name or ARN, or for all that are not deleted.</summary>
public sealed record DescribeStacksInput
{
    public string? StackName { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>A value that a stack gives to people, and under an export name to other stacks.</summary>
public sealed record Output
{
    public string? OutputKey { get; init; }

    public string? OutputValue { get; init; }

    public string? Description { get; init; }

    public string? ExportName { get; init; }
}

/// <summary>What was found when the resources of the stack were last compared with its template.</summary>
public sealed record StackDriftInformation
{
    public required string StackDriftStatus { get; init; }

    public DateTimeOffset? LastCheckTimestamp { get; init; }
}

/// <summary>One of the last things that were done to a stack.</summary>
public sealed record OperationEntry
{
    public string? OperationType { get; init; }

    public string? OperationId { get; init; }
}

/// <summary>A stack with its state and what went into it.</summary>
public sealed record Stack
{
    public string? StackId { get; init; }

    public required string StackName { get; init; }

    public string? ChangeSetId { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Parameter>? Parameters { get; init; }

    public required DateTimeOffset CreationTime { get; init; }

    public DateTimeOffset? DeletionTime { get; init; }

    public DateTimeOffset? LastUpdatedTime { get; init; }

    public RollbackConfiguration? RollbackConfiguration { get; init; }

    public required string StackStatus { get; init; }

    public string? StackStatusReason { get; init; }

    public bool? DisableRollback { get; init; }

    public IReadOnlyList<string>? NotificationARNs { get; init; }

    public int? TimeoutInMinutes { get; init; }

    public IReadOnlyList<string>? Capabilities { get; init; }

    public IReadOnlyList<Output>? Outputs { get; init; }

    public string? RoleARN { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public bool? EnableTerminationProtection { get; init; }

    public string? ParentId { get; init; }

    public string? RootId { get; init; }

    public StackDriftInformation? DriftInformation { get; init; }

    public bool? RetainExceptOnCreate { get; init; }

    public string? DeletionMode { get; init; }

    public string? DetailedStatus { get; init; }

    public IReadOnlyList<OperationEntry>? LastOperations { get; init; }
}

/// <summary>One page of stacks.</summary>
public sealed record DescribeStacksOutput
{
    public IReadOnlyList<Stack>? Stacks { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks for all stacks, those that are gone too, by status.</summary>
public sealed record ListStacksInput
{
    public string? NextToken { get; init; }

    public IReadOnlyList<string>? StackStatusFilter { get; init; }
}

/// <summary>The last comparison of a stack, as lists show it.</summary>
public sealed record StackDriftInformationSummary
{
    public required string StackDriftStatus { get; init; }

    public DateTimeOffset? LastCheckTimestamp { get; init; }
}

/// <summary>A stack as lists show it.</summary>
public sealed record StackSummary
{
    public string? StackId { get; init; }

    public required string StackName { get; init; }

    public string? TemplateDescription { get; init; }

    public required DateTimeOffset CreationTime { get; init; }

    public DateTimeOffset? LastUpdatedTime { get; init; }

    public DateTimeOffset? DeletionTime { get; init; }

    public required string StackStatus { get; init; }

    public string? StackStatusReason { get; init; }

    public string? ParentId { get; init; }

    public string? RootId { get; init; }

    public StackDriftInformationSummary? DriftInformation { get; init; }

    public IReadOnlyList<OperationEntry>? LastOperations { get; init; }
}

/// <summary>One page of stacks, deleted ones included.</summary>
public sealed record ListStacksOutput
{
    public IReadOnlyList<StackSummary>? StackSummaries { get; init; }

    public string? NextToken { get; init; }
}

public static partial class CloudFormationApi
{
    public static readonly Operation<DescribeStacksInput, DescribeStacksOutput> DescribeStacks =
        new(Service, nameof(DescribeStacks), HttpRoute.Rpc, CloudFormationShapes.Default.DescribeStacksInput,
            CloudFormationShapes.Default.DescribeStacksOutput);

    public static readonly Operation<ListStacksInput, ListStacksOutput> ListStacks =
        new(Service, nameof(ListStacks), HttpRoute.Rpc, CloudFormationShapes.Default.ListStacksInput,
            CloudFormationShapes.Default.ListStacksOutput);
}
