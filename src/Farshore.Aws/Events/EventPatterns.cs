namespace Farshore.Aws.Events;

/// <summary>Asks whether an event matches a pattern.</summary>
public sealed record TestEventPatternRequest
{
    public required string EventPattern { get; init; }

    public required string Event { get; init; }
}

/// <summary>Whether it does.</summary>
public sealed record TestEventPatternResponse
{
    public bool? Result { get; init; }
}

public static partial class EventsApi
{
    public static readonly Operation<TestEventPatternRequest, TestEventPatternResponse> TestEventPattern =
        new(Service, nameof(TestEventPattern), HttpRoute.Rpc, EventsShapes.Default.TestEventPatternRequest,
            EventsShapes.Default.TestEventPatternResponse);
}
