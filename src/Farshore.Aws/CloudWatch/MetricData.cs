namespace Farshore.Aws.CloudWatch;

/// <summary>One of the names and values that tell a metric from others of the same name.</summary>
public sealed record Dimension
{
    public required string Name { get; init; }

    public required string Value { get; init; }
}

/// <summary>Many values, summed up by their sender.</summary>
public sealed record StatisticSet
{
    public required double SampleCount { get; init; }

    public required double Sum { get; init; }

    public required double Minimum { get; init; }

    public required double Maximum { get; init; }
}

/// <summary>A value of a metric at a time, or many of them.</summary>
public sealed record MetricDatum
{
    public required string MetricName { get; init; }

    public IReadOnlyList<Dimension>? Dimensions { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public double? Value { get; init; }

    public StatisticSet? StatisticValues { get; init; }

    public IReadOnlyList<double>? Values { get; init; }

    public IReadOnlyList<double>? Counts { get; init; }

    public string? Unit { get; init; }

    public int? StorageResolution { get; init; }
}

/// <summary>What the metrics are of, for finding what belongs together.</summary>
public sealed record Entity
{
    public IReadOnlyDictionary<string, string>? KeyAttributes { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}

/// <summary>Values of the metrics of one entity.</summary>
public sealed record EntityMetricData
{
    public Entity? Entity { get; init; }

    public IReadOnlyList<MetricDatum>? MetricData { get; init; }
}

/// <summary>Values for metrics of one namespace.</summary>
public sealed record PutMetricDataInput
{
    public required string Namespace { get; init; }

    public IReadOnlyList<MetricDatum>? MetricData { get; init; }

    public IReadOnlyList<EntityMetricData>? EntityMetricData { get; init; }

    public bool? StrictEntityValidation { get; init; }
}

/// <summary>They are kept.</summary>
public sealed record PutMetricDataResponse;

public static partial class CloudWatchApi
{
    public static readonly Operation<PutMetricDataInput, PutMetricDataResponse> PutMetricData =
        new(Service, nameof(PutMetricData), HttpRoute.Rpc, CloudWatchShapes.Default.PutMetricDataInput,
            CloudWatchShapes.Default.PutMetricDataResponse);
}
