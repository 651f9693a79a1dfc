namespace Farshore.Aws.CloudWatch;

/// <summary>Asks what happened to alarms.</summary>
public sealed record DescribeAlarmHistoryInput
{
    public string? AlarmName { get; init; }

    public string? AlarmContributorId { get; init; }

    public IReadOnlyList<string>? AlarmTypes { get; init; }

    public string? HistoryItemType { get; init; }

    public DateTimeOffset? StartDate { get; init; }

    public DateTimeOffset? EndDate { get; init; }

    public int? MaxRecords { get; init; }

    public string? NextToken { get; init; }

    public string? ScanBy { get; init; }
}

/// <summary>One thing that happened to an alarm.</summary>
public sealed record AlarmHistoryItem
{
    public string? AlarmName { get; init; }

    public string? AlarmContributorId { get; init; }

    public string? AlarmType { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? HistoryItemType { get; init; }

    public string? HistorySummary { get; init; }

    public string? HistoryData { get; init; }

    public IReadOnlyDictionary<string, string>? AlarmContributorAttributes { get; init; }
}

/// <summary>One page of it.</summary>
public sealed record DescribeAlarmHistoryOutput
{
    public IReadOnlyList<AlarmHistoryItem>? AlarmHistoryItems { get; init; }

    public string? NextToken { get; init; }
}

public static partial class CloudWatchApi
{
    public static readonly Operation<DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput> DescribeAlarmHistory =
        new(Service, nameof(DescribeAlarmHistory), HttpRoute.Rpc, CloudWatchShapes.Default.DescribeAlarmHistoryInput,
            CloudWatchShapes.Default.DescribeAlarmHistoryOutput);
}
