namespace Farshore.Aws.Events;

/// <summary>An event of somebody's own.</summary>
public sealed record PutEventsRequestEntry
{
    public DateTimeOffset? Time { get; init; }

    public string? Source { get; init; }

    public IReadOnlyList<string>? Resources { get; init; }

    public string? DetailType { get; init; }

    public string? Detail { get; init; }

    public string? EventBusName { get; init; }

    public string? TraceHeader { get; init; }
}

/// <summary>Puts up to ten events on buses.</summary>
public sealed record PutEventsRequest
{
    public required IReadOnlyList<PutEventsRequestEntry> Entries { get; init; }
}

/// <summary>The id of an event, or why there is none.</summary>
public sealed record PutEventsResultEntry
{
    public string? EventId { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}

/// <summary>One result for each event, in their order.</summary>
public sealed record PutEventsResponse
{
    public int? FailedEntryCount { get; init; }

    public IReadOnlyList<PutEventsResultEntry>? Entries { get; init; }
}

public static partial class EventsApi
{
    public static readonly Operation<PutEventsRequest, PutEventsResponse> PutEvents =
        new(Service, nameof(PutEvents), HttpRoute.Rpc, EventsShapes.Default.PutEventsRequest, EventsShapes.Default.PutEventsResponse);
}
