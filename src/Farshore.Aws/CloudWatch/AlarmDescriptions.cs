namespace Farshore.Aws.CloudWatch;

/// <summary>Asks for alarms, by names or what they have in common.</summary>
public sealed record DescribeAlarmsInput
{
    public IReadOnlyList<string>? AlarmNames { get; init; }

    public string? AlarmNamePrefix { get; init; }

    public IReadOnlyList<string>? AlarmTypes { get; init; }

    public string? ChildrenOfAlarmName { get; init; }

    public string? ParentsOfAlarmName { get; init; }

    public string? StateValue { get; init; }

    public string? ActionPrefix { get; init; }

    public int? MaxRecords { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>An alarm that is worked out of others.</summary>
public sealed record CompositeAlarm
{
    public bool? ActionsEnabled { get; init; }

    public IReadOnlyList<string>? AlarmActions { get; init; }

    public string? AlarmArn { get; init; }

    public DateTimeOffset? AlarmConfigurationUpdatedTimestamp { get; init; }

    public string? AlarmDescription { get; init; }

    public string? AlarmName { get; init; }

    public string? AlarmRule { get; init; }

    public IReadOnlyList<string>? InsufficientDataActions { get; init; }

    public IReadOnlyList<string>? OKActions { get; init; }

    public string? StateReason { get; init; }

    public string? StateReasonData { get; init; }

    public DateTimeOffset? StateUpdatedTimestamp { get; init; }

    public string? StateValue { get; init; }

    public DateTimeOffset? StateTransitionedTimestamp { get; init; }

    public string? ActionsSuppressedBy { get; init; }

    public string? ActionsSuppressedReason { get; init; }

    public string? ActionsSuppressor { get; init; }

    public int? ActionsSuppressorWaitPeriod { get; init; }

    public int? ActionsSuppressorExtensionPeriod { get; init; }
}

/// <summary>An alarm on a metric, with the state it is in and why.</summary>
public sealed record MetricAlarm
{
    public string? AlarmName { get; init; }

    public string? AlarmArn { get; init; }

    public string? AlarmDescription { get; init; }

    public DateTimeOffset? AlarmConfigurationUpdatedTimestamp { get; init; }

    public bool? ActionsEnabled { get; init; }

    public IReadOnlyList<string>? OKActions { get; init; }

    public IReadOnlyList<string>? AlarmActions { get; init; }

    public IReadOnlyList<string>? InsufficientDataActions { get; init; }

    public string? StateValue { get; init; }

    public string? StateReason { get; init; }

    public string? StateReasonData { get; init; }

    public DateTimeOffset? StateUpdatedTimestamp { get; init; }

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

    public string? ThresholdMetricId { get; init; }

    public string? EvaluationState { get; init; }

    public DateTimeOffset? StateTransitionedTimestamp { get; init; }

    public EvaluationCriteria? EvaluationCriteria { get; init; }

    public int? EvaluationInterval { get; init; }
}

/// <summary>One page of alarms.</summary>
public sealed record DescribeAlarmsOutput
{
    public IReadOnlyList<CompositeAlarm>? CompositeAlarms { get; init; }

    public IReadOnlyList<MetricAlarm>? MetricAlarms { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Asks for the alarms on one metric.</summary>
public sealed record DescribeAlarmsForMetricInput
{
    public required string MetricName { get; init; }

    public required string Namespace { get; init; }

    public string? Statistic { get; init; }

    public string? ExtendedStatistic { get; init; }

    public IReadOnlyList<Dimension>? Dimensions { get; init; }

    public int? Period { get; init; }

    public string? Unit { get; init; }
}

/// <summary>The alarms on it.</summary>
public sealed record DescribeAlarmsForMetricOutput
{
    public IReadOnlyList<MetricAlarm>? MetricAlarms { get; init; }
}

public static partial class CloudWatchApi
{
    public static readonly Operation<DescribeAlarmsInput, DescribeAlarmsOutput> DescribeAlarms =
        new(Service, nameof(DescribeAlarms), HttpRoute.Rpc, CloudWatchShapes.Default.DescribeAlarmsInput,
            CloudWatchShapes.Default.DescribeAlarmsOutput);

    public static readonly Operation<DescribeAlarmsForMetricInput, DescribeAlarmsForMetricOutput> DescribeAlarmsForMetric =
        new(Service, nameof(DescribeAlarmsForMetric), HttpRoute.Rpc, CloudWatchShapes.Default.DescribeAlarmsForMetricInput,
            CloudWatchShapes.Default.DescribeAlarmsForMetricOutput);
}
