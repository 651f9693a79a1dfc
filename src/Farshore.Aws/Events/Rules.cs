namespace Farshore.Aws.Events;

/// <summary>Makes a rule, or replaces one of the same name; its targets stay.</summary>
public sealed record PutRuleRequest
{
    public required string Name { get; init; }

    public string? ScheduleExpression { get; init; }

    public string? EventPattern { get; init; }

    public string? State { get; init; }

    public string? Description { get; init; }

    public string? RoleArn { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? EventBusName { get; init; }
}

/// <summary>The rule is in force.</summary>
public sealed record PutRuleResponse
{
    public string? RuleArn { get; init; }
}

/// <summary>Asks for one rule.</summary>
public sealed record DescribeRuleRequest
{
    public required string Name { get; init; }

    public string? EventBusName { get; init; }
}

/// <summary>A rule with who made it.</summary>
public sealed record DescribeRuleResponse
{
    public string? Name { get; init; }

    public string? Arn { get; init; }

    public string? EventPattern { get; init; }

    public string? ScheduleExpression { get; init; }

    public string? State { get; init; }

    public string? Description { get; init; }

    public string? RoleArn { get; init; }

    public string? ManagedBy { get; init; }

    public string? EventBusName { get; init; }

    public string? CreatedBy { get; init; }
}

/// <summary>Asks for the rules of a bus, by the beginning of their names.</summary>
public sealed record ListRulesRequest
{
    public string? NamePrefix { get; init; }

    public string? EventBusName { get; init; }

    public string? NextToken { get; init; }

    public int? Limit { get; init; }
}

/// <summary>What sets targets going: a pattern that events match, or a schedule.</summary>
public sealed record Rule
{
    public string? Name { get; init; }

    public string? Arn { get; init; }

    public string? EventPattern { get; init; }

    public string? State { get; init; }

    public string? Description { get; init; }

    public string? ScheduleExpression { get; init; }

    public string? RoleArn { get; init; }

    public string? ManagedBy { get; init; }

    public string? EventBusName { get; init; }
}

/// <summary>One page of rules.</summary>
public sealed record ListRulesResponse
{
    public IReadOnlyList<Rule>? Rules { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Removes a rule that has no targets any more.</summary>
public sealed record DeleteRuleRequest
{
    public required string Name { get; init; }

    public string? EventBusName { get; init; }

    public bool? Force { get; init; }
}

/// <summary>The rule is gone, or never was.</summary>
public sealed record DeleteRuleResponse;

public static partial class EventsApi
{
    public static readonly Operation<PutRuleRequest, PutRuleResponse> PutRule =
        new(Service, nameof(PutRule), HttpRoute.Rpc, EventsShapes.Default.PutRuleRequest, EventsShapes.Default.PutRuleResponse);

    public static readonly Operation<DescribeRuleRequest, DescribeRuleResponse> DescribeRule =
        new(Service, nameof(DescribeRule), HttpRoute.Rpc, EventsShapes.Default.DescribeRuleRequest,
            EventsShapes.Default.DescribeRuleResponse);

    public static readonly Operation<ListRulesRequest, ListRulesResponse> ListRules =
        new(Service, nameof(ListRules), HttpRoute.Rpc, EventsShapes.Default.ListRulesRequest, EventsShapes.Default.ListRulesResponse);

    public static readonly Operation<DeleteRuleRequest, DeleteRuleResponse> DeleteRule =
        new(Service, nameof(DeleteRule), HttpRoute.Rpc, EventsShapes.Default.DeleteRuleRequest, EventsShapes.Default.DeleteRuleResponse);
}
