namespace Farshore.Aws.CloudWatch;

/// <summary>A query in PromQL with its patience.</summary>
public sealed record AlarmPromQLCriteria
{
    public required string Query { get; init; }

    public int? PendingPeriod { get; init; }

    public int? RecoveryPeriod { get; init; }
}

/// <summary>What is evaluated in place of a metric.</summary>
public sealed record EvaluationCriteria
{
    public AlarmPromQLCriteria? PromQLCriteria { get; init; }
}

/// <summary>Makes an alarm on a metric, or replaces one of the same name.</summary>
public sealed record PutMetricAlarmInput
{
    public required string AlarmName { get; init; }

    public string? AlarmDescription { get; init; }

    public bool? ActionsEnabled { get; init; }

    public IReadOnlyList<string>? OKActions { get; init; }

    public IReadOnlyList<string>? AlarmActions { get; init; }

    public IReadOnlyList<string>? InsufficientDataActions { get; init; }

    public string? MetricName { get; init; }

    public string? Namespace { get; init; }

    public string? Statistic { get; init; }

    public string? ExtendedStatistic { get; init; }

    public IReadOnlyList<Dimension>? Dimensions { get; init; }

    public int? Period { get; init; }

    public string? Unit { get; init; }

    public int? EvaluationPeriods { get; init; }

    public int? DatapointsToAlarm { get; init; }

    public double? Threshold { get; init; }

    public string? ComparisonOperator { get; init; }

    public string? TreatMissingData { get; init; }

    public string? EvaluateLowSampleCountPercentile { get; init; }

    public IReadOnlyList<MetricDataQuery>? Metrics { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? ThresholdMetricId { get; init; }

    public EvaluationCriteria? EvaluationCriteria { get; init; }

    public int? EvaluationInterval { get; init; }
}

/// <summary>The alarm is in force.</summary>
public sealed record PutMetricAlarmResponse;

/// <summary>Removes alarms, by their names.</summary>
public sealed record DeleteAlarmsInput
{
    public required IReadOnlyList<string> AlarmNames { get; init; }
}

/// <summary>They are gone.</summary>
public sealed record DeleteAlarmsResponse;

public static partial class CloudWatchApi
{
    public static readonly Operation<PutMetricAlarmInput, PutMetricAlarmResponse> PutMetricAlarm =
        new(Service, nameof(PutMetricAlarm), HttpRoute.Rpc, CloudWatchShapes.Default.PutMetricAlarmInput,
            CloudWatchShapes.Default.PutMetricAlarmResponse);

    public static readonly Operation<DeleteAlarmsInput, DeleteAlarmsResponse> DeleteAlarms =
        new(Service, nameof(DeleteAlarms), HttpRoute.Rpc, CloudWatchShapes.Default.DeleteAlarmsInput,
            CloudWatchShapes.Default.DeleteAlarmsResponse);
}
