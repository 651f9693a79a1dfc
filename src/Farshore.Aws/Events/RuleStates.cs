namespace Farshore.Aws.Events;

/// <summary>Has a rule match again.</summary>
public sealed record EnableRuleRequest
{
    public required string Name { get; init; }

    public string? EventBusName { get; init; }
}

/// <summary>Events match it from now on.</summary>
public sealed record EnableRuleResponse;

/// <summary>Has a rule rest.</summary>
public sealed record DisableRuleRequest
{
    public required string Name { get; init; }

    public string? EventBusName { get; init; }
}

/// <summary>Nothing matches it from now on.</summary>
public sealed record DisableRuleResponse;

public static partial class EventsApi
{
    public static readonly Operation<EnableRuleRequest, EnableRuleResponse> EnableRule =
        new(Service, nameof(EnableRule), HttpRoute.Rpc, EventsShapes.Default.EnableRuleRequest, EventsShapes.Default.EnableRuleResponse);

    public static readonly Operation<DisableRuleRequest, DisableRuleResponse> DisableRule =
        new(Service, nameof(DisableRule), HttpRoute.Rpc, EventsShapes.Default.DisableRuleRequest,
            EventsShapes.Default.DisableRuleResponse);
}
