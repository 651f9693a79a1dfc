namespace Farshore.Aws.Events;

/// <summary>Asks for one bus; the default one where no name is given.</summary>
public sealed record DescribeEventBusRequest
{
    public string? Name { get; init; }
}

/// <summary>What a bus logs.</summary>
public sealed record LogConfig
{
    public string? IncludeDetail { get; init; }

    public string? Level { get; init; }
}

/// <summary>A bus and who may put events on it.</summary>
public sealed record DescribeEventBusResponse
{
    public string? Name { get; init; }

    public string? Arn { get; init; }

    public string? Description { get; init; }

    public string? KmsKeyIdentifier { get; init; }

    public DeadLetterConfig? DeadLetterConfig { get; init; }

    public string? Policy { get; init; }

    public LogConfig? LogConfig { get; init; }

    public DateTimeOffset? CreationTime { get; init; }

    public DateTimeOffset? LastModifiedTime { get; init; }
}

/// <summary>Asks for the buses of the Region.</summary>
public sealed record ListEventBusesRequest
{
    public string? NamePrefix { get; init; }

    public string? NextToken { get; init; }

    public int? Limit { get; init; }
}

/// <summary>A bus as lists have it.</summary>
public sealed record EventBus
{
    public string? Name { get; init; }

    public string? Arn { get; init; }

    public string? Description { get; init; }

    public string? Policy { get; init; }

    public DateTimeOffset? CreationTime { get; init; }

    public DateTimeOffset? LastModifiedTime { get; init; }
}

/// <summary>One page of buses.</summary>
public sealed record ListEventBusesResponse
{
    public IReadOnlyList<EventBus>? EventBuses { get; init; }

    public string? NextToken { get; init; }
}

public static partial class EventsApi
{
    public static readonly Operation<DescribeEventBusRequest, DescribeEventBusResponse> DescribeEventBus =
        new(Service, nameof(DescribeEventBus), HttpRoute.Rpc, EventsShapes.Default.DescribeEventBusRequest,
            EventsShapes.Default.DescribeEventBusResponse);

    public static readonly Operation<ListEventBusesRequest, ListEventBusesResponse> ListEventBuses =
        new(Service, nameof(ListEventBuses), HttpRoute.Rpc, EventsShapes.Default.ListEventBusesRequest,
            EventsShapes.Default.ListEventBusesResponse);
}
