namespace Farshore.Aws.CloudWatch;

/// <summary>Asks for statistics of one metric.</summary>
public sealed record GetMetricStatisticsInput
{
    public required string Namespace { get; init; }

    public required string MetricName { get; init; }

    public IReadOnlyList<Dimension>? Dimensions { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public required DateTimeOffset EndTime { get; init; }

    public required int Period { get; init; }

    public IReadOnlyList<string>? Statistics { get; init; }

    public IReadOnlyList<string>? ExtendedStatistics { get; init; }

    public string? Unit { get; init; }
}

/// <summary>The statistics of one period.</summary>
public sealed record Datapoint
{
    public DateTimeOffset? Timestamp { get; init; }

    public double? SampleCount { get; init; }

    public double? Average { get; init; }

    public double? Sum { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public string? Unit { get; init; }

    public IReadOnlyDictionary<string, double>? ExtendedStatistics { get; init; }
}

/// <summary>The periods that have values, in no order.</summary>
public sealed record GetMetricStatisticsOutput
{
    public string? Label { get; init; }

    public IReadOnlyList<Datapoint>? Datapoints { get; init; }
}

public static partial class CloudWatchApi
{
    public static readonly Operation<GetMetricStatisticsInput, GetMetricStatisticsOutput> GetMetricStatistics =
        new(Service, nameof(GetMetricStatistics), HttpRoute.Rpc, CloudWatchShapes.Default.GetMetricStatisticsInput,
            CloudWatchShapes.Default.GetMetricStatisticsOutput);
}
