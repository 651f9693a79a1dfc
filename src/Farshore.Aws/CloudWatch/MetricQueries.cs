namespace Farshore.Aws.CloudWatch;

/// <summary>A statistic of a metric over periods.</summary>
public sealed record MetricStat
{
    public required Metric Metric { get; init; }

    public required int Period { get; init; }

    public required string Stat { get; init; }

    public string? Unit { get; init; }
}

/// <summary>A series to be told: of a metric, or worked out of others.</summary>
public sealed record MetricDataQuery
{
    public required string Id { get; init; }

    public MetricStat? MetricStat { get; init; }

    public string? Expression { get; init; }

    public string? Label { get; init; }

    public bool? ReturnData { get; init; }

    public int? Period { get; init; }

    public string? AccountId { get; init; }
}

/// <summary>How times in labels are written.</summary>
public sealed record LabelOptions
{
    public string? Timezone { get; init; }
}

/// <summary>Asks for many series at once.</summary>
public sealed record GetMetricDataInput
{
    public required IReadOnlyList<MetricDataQuery> MetricDataQueries { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public required DateTimeOffset EndTime { get; init; }

    public string? NextToken { get; init; }

    public string? ScanBy { get; init; }

    public int? MaxDatapoints { get; init; }

    public LabelOptions? LabelOptions { get; init; }
}

/// <summary>A note on an answer.</summary>
public sealed record MessageData
{
    public string? Code { get; init; }

    public string? Value { get; init; }
}

/// <summary>One series.</summary>
public sealed record MetricDataResult
{
    public string? Id { get; init; }

    public string? Label { get; init; }

    public IReadOnlyList<DateTimeOffset>? Timestamps { get; init; }

    public IReadOnlyList<double>? Values { get; init; }

    public string? StatusCode { get; init; }

    public IReadOnlyList<MessageData>? Messages { get; init; }
}

/// <summary>The series, in the order of the questions.</summary>
public sealed record GetMetricDataOutput
{
    public IReadOnlyList<MetricDataResult>? MetricDataResults { get; init; }

    public string? NextToken { get; init; }

    public IReadOnlyList<MessageData>? Messages { get; init; }
}

public static partial class CloudWatchApi
{
    public static readonly Operation<GetMetricDataInput, GetMetricDataOutput> GetMetricData =
        new(Service, nameof(GetMetricData), HttpRoute.Rpc, CloudWatchShapes.Default.GetMetricDataInput,
            CloudWatchShapes.Default.GetMetricDataOutput);
}
