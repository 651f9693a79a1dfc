using Farshore.Aws.CloudWatch;
using Farshore.Region.CloudWatch.Alarms;
using Farshore.Region.CloudWatch.Metrics;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudWatch;

/// <summary>Alarms and what happened to them, as they are asked for.</summary>
sealed class AlarmDescriptions(AlarmState state)
{
    const int MostOnPage = 100;
    const int OnPage = 50;

    public void Serve(Operations served)
    {
        served.Add(CloudWatchApi.DescribeAlarms, DescribeAsync);
        served.Add(CloudWatchApi.DescribeAlarmsForMetric, ForMetricAsync);
        served.Add(CloudWatchApi.DescribeAlarmHistory, HistoryAsync);
    }

    Task<DescribeAlarmsOutput> DescribeAsync(DescribeAlarmsInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.AlarmNames is { Count: > 0 } && request.AlarmNamePrefix is not null)
            throw CloudWatchErrors.Combination("AlarmNamePrefix and AlarmNames are mutually exclusive.");
        var wanted = state.Alarms.List(prefix: request.AlarmNamePrefix ?? "")
            .Where(alarm => request.AlarmNames is not { Count: > 0 } names || names.Contains(alarm.Name))
            .Where(alarm => request.AlarmTypes is not { Count: > 0 } types || types.Contains("MetricAlarm"))
            // Composite alarms, which there are none of, are the only ones that have children and parents.
            .Where(_ => request.ChildrenOfAlarmName is null && request.ParentsOfAlarmName is null)
            .Where(alarm => request.StateValue is null || alarm.State == request.StateValue)
            .Where(alarm => request.ActionPrefix is not { } prefix
                || new[] { StoredAlarm.Ok, StoredAlarm.InAlarm, StoredAlarm.Insufficient }.SelectMany(alarm.ActionsFor)
                    .Any(action => action.StartsWith(prefix, StringComparison.Ordinal)));
        var (page, next) = Paging.Page(wanted, alarm => alarm.Name, request.NextToken, Most(request.MaxRecords), CloudWatchErrors.Token);
        return Task.FromResult(new DescribeAlarmsOutput { MetricAlarms = [.. page.Select(Shown)], CompositeAlarms = [], NextToken = next });
    }

    Task<DescribeAlarmsForMetricOutput> ForMetricAsync(
        DescribeAlarmsForMetricInput request, Call call, CancellationToken cancellationToken)
    {
        var metric = MetricName.Of(request.Namespace, request.MetricName, request.Dimensions);
        return Task.FromResult(new DescribeAlarmsForMetricOutput
        {
            MetricAlarms = [.. state.Alarms.List()
                .Where(alarm => MetricName.Of(alarm.Asked.Namespace!, alarm.Asked.MetricName!, alarm.Asked.Dimensions) == metric)
                .Where(alarm => request.Statistic is null || alarm.Asked.Statistic == request.Statistic)
                .Where(alarm => request.ExtendedStatistic is null || alarm.Asked.ExtendedStatistic == request.ExtendedStatistic)
                .Where(alarm => request.Period is null || alarm.Asked.Period == request.Period)
                .Where(alarm => request.Unit is null || alarm.Asked.Unit == request.Unit).Select(Shown)],
        });
    }

    Task<DescribeAlarmHistoryOutput> HistoryAsync(DescribeAlarmHistoryInput request, Call call, CancellationToken cancellationToken)
    {
        var isRising = request.ScanBy is "TimestampAscending";
        var found = state.History.List()
            .Where(row => request.AlarmName is null || row.Alarm == request.AlarmName)
            .Where(row => request.AlarmTypes is not { Count: > 0 } types || types.Contains("MetricAlarm"))
            .Where(row => request.HistoryItemType is null || row.Type == request.HistoryItemType)
            .Where(row => (request.StartDate is null || row.At >= request.StartDate)
                && (request.EndDate is null || row.At <= request.EndDate));
        // Pages go by a key that rises, so the newest come first under keys turned round.
        var sorted = found.Select(row => (Key: isRising ? row.Key : Turned(row), Row: row)).OrderBy(one => one.Key, StringComparer.Ordinal);
        var (page, next) = Paging.Page(sorted, one => one.Key, request.NextToken, Most(request.MaxRecords), CloudWatchErrors.Token);
        return Task.FromResult(new DescribeAlarmHistoryOutput
        {
            AlarmHistoryItems = [.. page.Select(one => new AlarmHistoryItem
            {
                AlarmName = one.Row.Alarm, AlarmType = "MetricAlarm", Timestamp = one.Row.At, HistoryItemType = one.Row.Type,
                HistorySummary = one.Row.Summary, HistoryData = one.Row.Data,
            })],
            NextToken = next,
        });
    }

    static string Turned(HistoryRow row) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{long.MaxValue - row.At.UtcTicks:D20}-{row.Key}");

    static int Most(int? asked) => asked is null ? OnPage : asked is >= 1 and <= MostOnPage ? asked.Value
        : throw CloudWatchErrors.Constraint("maxRecords", $"{asked}", "Member must have value between 1 and 100");

    static MetricAlarm Shown(StoredAlarm alarm) => new()
    {
        AlarmName = alarm.Name,
        AlarmArn = alarm.Arn,
        AlarmDescription = alarm.Asked.AlarmDescription,
        AlarmConfigurationUpdatedTimestamp = alarm.Updated,
        ActionsEnabled = alarm.Acts,
        OKActions = alarm.Asked.OKActions ?? [],
        AlarmActions = alarm.Asked.AlarmActions ?? [],
        InsufficientDataActions = alarm.Asked.InsufficientDataActions ?? [],
        StateValue = alarm.State,
        StateReason = alarm.Reason,
        StateReasonData = alarm.ReasonData,
        StateUpdatedTimestamp = alarm.StateUpdated,
        StateTransitionedTimestamp = alarm.Transitioned,
        MetricName = alarm.Asked.MetricName,
        Namespace = alarm.Asked.Namespace,
        Statistic = alarm.Asked.Statistic,
        ExtendedStatistic = alarm.Asked.ExtendedStatistic,
        Dimensions = alarm.Asked.Dimensions ?? [],
        Period = alarm.Asked.Period,
        Unit = alarm.Asked.Unit,
        EvaluationPeriods = alarm.Asked.EvaluationPeriods,
        DatapointsToAlarm = alarm.Asked.DatapointsToAlarm,
        Threshold = alarm.Asked.Threshold,
        ComparisonOperator = alarm.Asked.ComparisonOperator,
        TreatMissingData = alarm.Asked.TreatMissingData,
        EvaluateLowSampleCountPercentile = alarm.Asked.EvaluateLowSampleCountPercentile,
    };
}
