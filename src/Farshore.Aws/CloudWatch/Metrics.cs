namespace Farshore.Aws.CloudWatch;

/// <summary>A series of values, by namespace, name and dimensions.</summary>
public sealed record Metric
{
    public string? Namespace { get; init; }

    public string? MetricName { get; init; }

    public IReadOnlyList<Dimension>? Dimensions { get; init; }
}

/// <summary>A dimension that a metric must have, with this value or any.</summary>
public sealed record DimensionFilter
{
    public required string Name { get; init; }

    public string? Value { get; init; }
}

/// <summary>Asks which metrics there are.</summary>
public sealed record ListMetricsInput
{
    public string? Namespace { get; init; }

    public string? MetricName { get; init; }

    public IReadOnlyList<DimensionFilter>? Dimensions { get; init; }

    public string? NextToken { get; init; }

    public string? RecentlyActive { get; init; }

    public bool? IncludeLinkedAccounts { get; init; }

    public string? OwningAccount { get; init; }
}

/// <summary>One page of metrics.</summary>
public sealed record ListMetricsOutput
{
    public IReadOnlyList<Metric>? Metrics { get; init; }

    public string? NextToken { get; init; }

    public IReadOnlyList<string>? OwningAccounts { get; init; }
}

public static partial class CloudWatchApi
{
    public static readonly Operation<ListMetricsInput, ListMetricsOutput> ListMetrics =
        new(Service, nameof(ListMetrics), HttpRoute.Rpc, CloudWatchShapes.Default.ListMetricsInput,
            CloudWatchShapes.Default.ListMetricsOutput);
}
