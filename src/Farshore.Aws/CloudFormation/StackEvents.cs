namespace Farshore.Aws.CloudFormation;

/// <summary>Asks what happened to a stack, newest first.</summary>
public sealed record DescribeStackEventsInput
{
    public required string StackName { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>One step of a stack or of one of its resources, with the reason where there is one.</summary>
public sealed record StackEvent
{
    public required string StackId { get; init; }

    public required string EventId { get; init; }

    public required string StackName { get; init; }

    public string? OperationId { get; init; }

    public string? LogicalResourceId { get; init; }

    public string? PhysicalResourceId { get; init; }

    public string? ResourceType { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public string? ResourceStatus { get; init; }

    public string? ResourceStatusReason { get; init; }

    public string? ResourceProperties { get; init; }

    public string? ClientRequestToken { get; init; }

    public string? DetailedStatus { get; init; }
}

/// <summary>One page of events.</summary>
public sealed record DescribeStackEventsOutput
{
    public IReadOnlyList<StackEvent>? StackEvents { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Which events are wanted.</summary>
public sealed record EventFilter
{
    public bool? FailedEvents { get; init; }
}

/// <summary>Asks what happened in one operation, or to one stack or change set.</summary>
public sealed record DescribeEventsInput
{
    public string? StackName { get; init; }

    public string? ChangeSetName { get; init; }

    public string? OperationId { get; init; }

    public EventFilter? Filters { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>One event of an operation.</summary>
public sealed record OperationEvent
{
    public string? EventId { get; init; }

    public string? StackId { get; init; }

    public string? OperationId { get; init; }

    public string? OperationType { get; init; }

    public string? OperationStatus { get; init; }

    public string? EventType { get; init; }

    public string? LogicalResourceId { get; init; }

    public string? PhysicalResourceId { get; init; }

    public string? ResourceType { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    public string? ResourceStatus { get; init; }

    public string? ResourceStatusReason { get; init; }

    public string? ResourceProperties { get; init; }

    public string? ClientRequestToken { get; init; }

    public string? DetailedStatus { get; init; }
}

/// <summary>One page of events of operations.</summary>
public sealed record DescribeEventsOutput
{
    public IReadOnlyList<OperationEvent>? OperationEvents { get; init; }

    public string? NextToken { get; init; }
}

public static partial class CloudFormationApi
{
    public static readonly Operation<DescribeStackEventsInput, DescribeStackEventsOutput> DescribeStackEvents =
        new(Service, nameof(DescribeStackEvents), HttpRoute.Rpc, CloudFormationShapes.Default.DescribeStackEventsInput,
            CloudFormationShapes.Default.DescribeStackEventsOutput);

    public static readonly Operation<DescribeEventsInput, DescribeEventsOutput> DescribeEvents =
        new(Service, nameof(DescribeEvents), HttpRoute.Rpc, CloudFormationShapes.Default.DescribeEventsInput,
            CloudFormationShapes.Default.DescribeEventsOutput);
}
