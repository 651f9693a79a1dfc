namespace Farshore.Aws.Events;

/// <summary>Text for a target with parts of the event put in.</summary>
public sealed record InputTransformer
{
    public IReadOnlyDictionary<string, string>? InputPathsMap { get; init; }

    public required string InputTemplate { get; init; }
}

/// <summary>The queue for what no target took.</summary>
public sealed record DeadLetterConfig
{
    public string? Arn { get; init; }
}

/// <summary>How long and how often a target is tried.</summary>
public sealed record RetryPolicy
{
    public int? MaximumRetryAttempts { get; init; }

    public int? MaximumEventAgeInSeconds { get; init; }
}

/// <summary>What a rule sets going, with what it is told.</summary>
public sealed record Target
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public string? RoleArn { get; init; }

    public string? Input { get; init; }

    public string? InputPath { get; init; }

    public InputTransformer? InputTransformer { get; init; }

    public KinesisParameters? KinesisParameters { get; init; }

    public RunCommandParameters? RunCommandParameters { get; init; }

    public EcsParameters? EcsParameters { get; init; }

    public BatchParameters? BatchParameters { get; init; }

    public SqsParameters? SqsParameters { get; init; }

    public HttpParameters? HttpParameters { get; init; }

    public RedshiftDataParameters? RedshiftDataParameters { get; init; }

    public SageMakerPipelineParameters? SageMakerPipelineParameters { get; init; }

    public DeadLetterConfig? DeadLetterConfig { get; init; }

    public RetryPolicy? RetryPolicy { get; init; }

    public AppSyncParameters? AppSyncParameters { get; init; }
}

/// <summary>Adds targets to a rule, or replaces those of the same id.</summary>
public sealed record PutTargetsRequest
{
    public required string Rule { get; init; }

    public string? EventBusName { get; init; }

    public required IReadOnlyList<Target> Targets { get; init; }
}

/// <summary>A target that was not added.</summary>
public sealed record PutTargetsResultEntry
{
    public string? TargetId { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}

/// <summary>What was not added.</summary>
public sealed record PutTargetsResponse
{
    public int? FailedEntryCount { get; init; }

    public IReadOnlyList<PutTargetsResultEntry>? FailedEntries { get; init; }
}

/// <summary>Asks for the targets of a rule.</summary>
public sealed record ListTargetsByRuleRequest
{
    public required string Rule { get; init; }

    public string? EventBusName { get; init; }

    public string? NextToken { get; init; }

    public int? Limit { get; init; }
}

/// <summary>One page of targets.</summary>
public sealed record ListTargetsByRuleResponse
{
    public IReadOnlyList<Target>? Targets { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks which rules have a target.</summary>
public sealed record ListRuleNamesByTargetRequest
{
    public required string TargetArn { get; init; }

    public string? EventBusName { get; init; }

    public string? NextToken { get; init; }

    public int? Limit { get; init; }
}

/// <summary>One page of names.</summary>
public sealed record ListRuleNamesByTargetResponse
{
    public IReadOnlyList<string>? RuleNames { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Takes targets from a rule.</summary>
public sealed record RemoveTargetsRequest
{
    public required string Rule { get; init; }

    public string? EventBusName { get; init; }

    public required IReadOnlyList<string> Ids { get; init; }

    public bool? Force { get; init; }
}

/// <summary>A target that was not taken away.</summary>
public sealed record RemoveTargetsResultEntry
{
    public string? TargetId { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }
}

/// <summary>What was not taken away.</summary>
public sealed record RemoveTargetsResponse
{
    public int? FailedEntryCount { get; init; }

    public IReadOnlyList<RemoveTargetsResultEntry>? FailedEntries { get; init; }
}

public static partial class EventsApi
{
    public static readonly Operation<PutTargetsRequest, PutTargetsResponse> PutTargets =
        new(Service, nameof(PutTargets), HttpRoute.Rpc, EventsShapes.Default.PutTargetsRequest, EventsShapes.Default.PutTargetsResponse);

    public static readonly Operation<ListTargetsByRuleRequest, ListTargetsByRuleResponse> ListTargetsByRule =
        new(Service, nameof(ListTargetsByRule), HttpRoute.Rpc, EventsShapes.Default.ListTargetsByRuleRequest,
            EventsShapes.Default.ListTargetsByRuleResponse);

    public static readonly Operation<ListRuleNamesByTargetRequest, ListRuleNamesByTargetResponse> ListRuleNamesByTarget =
        new(Service, nameof(ListRuleNamesByTarget), HttpRoute.Rpc, EventsShapes.Default.ListRuleNamesByTargetRequest,
            EventsShapes.Default.ListRuleNamesByTargetResponse);

    public static readonly Operation<RemoveTargetsRequest, RemoveTargetsResponse> RemoveTargets =
        new(Service, nameof(RemoveTargets), HttpRoute.Rpc, EventsShapes.Default.RemoveTargetsRequest,
            EventsShapes.Default.RemoveTargetsResponse);
}
