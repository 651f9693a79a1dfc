using Farshore.Aws;
using Farshore.Aws.CloudWatch;
using Farshore.Region.CloudWatch.Metrics;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudWatch;

/// <summary>Tells statistics of metrics. Series that are worked out of others are refused: there is no metric math here.</summary>
sealed class MetricReads(RegionContext region)
{
    const int MostDatapoints = 1440;
    const int MostQueries = 500;
    const int OnPage = 500;

    public void Serve(Operations served)
    {
        served.Add(CloudWatchApi.GetMetricStatistics, StatisticsAsync);
        served.Add(CloudWatchApi.GetMetricData, DataAsync);
        served.Add(CloudWatchApi.ListMetrics, ListAsync);
    }

    /// <exception cref="AwsException">No metric has periods of such a length.</exception>
    public static void CheckPeriod(int period, string member)
    {
        if (period is not (1 or 5 or 10 or 20 or 30) && (period < 60 || period % 60 != 0))
        {
            throw CloudWatchErrors.Value(
                $"The parameter {member} must be a value in the set [ 1, 5, 10, 20, 30 ], or must be a multiple of 60.");
        }
    }

    Task<GetMetricStatisticsOutput> StatisticsAsync(GetMetricStatisticsInput request, Call call, CancellationToken cancellationToken)
    {
        CheckPeriod(request.Period, "Period");
        if (request.Statistics is not { Count: > 0 } && request.ExtendedStatistics is not { Count: > 0 })
            throw CloudWatchErrors.Missing("Statistics");
        foreach (var one in request.Statistics ?? [])
            if (!Statistics.Knows(one) || Statistics.IsPercentile(one))
                throw CloudWatchErrors.Value($"The value {one} for parameter Statistics.member.1 is invalid.");
        foreach (var one in request.ExtendedStatistics ?? [])
            if (!Statistics.IsPercentile(one)) throw Unserved(one);
        if (request.StartTime >= request.EndTime)
            throw CloudWatchErrors.Combination("The parameter StartTime must be less than the parameter EndTime.");
        var points = (request.EndTime - request.StartTime).TotalSeconds / request.Period;
        if (points > MostDatapoints)
        {
            throw CloudWatchErrors.Combination(
                $"You have requested up to {Math.Ceiling(points):N0} datapoints, which exceeds the limit of {MostDatapoints:N0}. "
                    + "You may reduce "
                + "the datapoints requested by increasing Period, or decreasing the time range.");
        }

        var from = Floor(request.StartTime, request.Period < 60 ? 1 : 60);
        var read = region.Metrics.Read(
            MetricName.Of(request.Namespace, request.MetricName, request.Dimensions), from, request.EndTime, request.Period, request.Unit);
        return Task.FromResult(new GetMetricStatisticsOutput
        {
            Label = request.MetricName, Datapoints = [.. read.Select(point => Shown(point, request))],
        });
    }

    static Datapoint Shown((DateTimeOffset At, string Unit, Statistics Values) point, GetMetricStatisticsInput request)
    {
        var wanted = (request.Statistics ?? []).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Timestamp = point.At,
            Unit = point.Unit,
            SampleCount = Told("SampleCount"),
            Sum = Told("Sum"),
            Average = Told("Average"),
            Minimum = Told("Minimum"),
            Maximum = Told("Maximum"),
            ExtendedStatistics = request.ExtendedStatistics is not { Count: > 0 } percentiles ? null
                : percentiles.Distinct(StringComparer.Ordinal).Where(one => point.Values.Tell(one) is not null)
                    .ToDictionary(one => one, one => point.Values.Tell(one)!.Value, StringComparer.Ordinal),
        };

        double? Told(string statistic) => wanted.Contains(statistic) ? point.Values.Tell(statistic) : null;
    }

    Task<GetMetricDataOutput> DataAsync(GetMetricDataInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.MetricDataQueries.Count is 0 or > MostQueries)
        {
            throw CloudWatchErrors.Validation(
                $"The collection MetricDataQueries must have a size of at least 1 and not greater than {MostQueries}.");
        }

        if (request.StartTime >= request.EndTime)
            throw CloudWatchErrors.Validation("The parameter StartTime must be less than the parameter EndTime.");
        return Task.FromResult(new GetMetricDataOutput
        {
            MetricDataResults = [.. request.MetricDataQueries.Where(query => query.ReturnData is not false)
                .Select(query => Answer(query, request))],
            Messages = [],
        });
    }

    MetricDataResult Answer(MetricDataQuery query, GetMetricDataInput request)
    {
        if (query.MetricStat is not { } wanted || query.Expression is not null)
        {
            throw CloudWatchErrors.Validation(
                $"Error in expression '{query.Id}': a local region does no metric math; give MetricStat in place of Expression.");
        }

        CheckPeriod(wanted.Period, "Period");
        if (!Statistics.Knows(wanted.Stat)) throw Unserved(wanted.Stat);
        if (wanted.Metric is not { Namespace: { } space, MetricName: { } name }) throw CloudWatchErrors.Missing(
            "MetricStat.Metric.MetricName");
        var read = region.Metrics.Read(MetricName.Of(space, name, wanted.Metric.Dimensions), Floor(request.StartTime, wanted.Period),
            request.EndTime, wanted.Period, wanted.Unit);
        // A series has one value for a time; where units differ, what most is measured in is told.
        var unit = read.GroupBy(point => point.Unit).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key;
        var told = read.Where(point => point.Unit == unit && point.Values.Tell(wanted.Stat) is not null).ToList();
        if (request.ScanBy is not "TimestampAscending") told.Reverse();
        return new()
        {
            Id = query.Id, Label = query.Label ?? name, StatusCode = "Complete",
            Timestamps = [.. told.Select(point => point.At)],
            Values = [.. told.Select(point => point.Values.Tell(wanted.Stat)!.Value)],
        };
    }

    Task<ListMetricsOutput> ListAsync(ListMetricsInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.RecentlyActive is not (null or "PT3H"))
            throw CloudWatchErrors.Value($"The value {request.RecentlyActive} for parameter RecentlyActive is invalid.");
        var since = request.RecentlyActive is null ? DateTimeOffset.MinValue : call.At - TimeSpan.FromHours(3);
        var all = region.Metrics.List(request.Namespace, request.MetricName)
            .Where(one => one.Last >= since && Has(one.Metric.DimensionList, request.Dimensions))
            .OrderBy(one => KeyOf(one.Metric), StringComparer.Ordinal);
        var (page, next) = Paging.Page(all, one => KeyOf(one.Metric), request.NextToken, OnPage, CloudWatchErrors.Token);
        return Task.FromResult(new ListMetricsOutput
        {
            Metrics = [.. page.Select(one => new Metric
            {
                Namespace = one.Metric.Namespace, MetricName = one.Metric.Name, Dimensions = one.Metric.DimensionList,
            })],
            NextToken = next,
        });
    }

    static string KeyOf(MetricName metric) => $"{metric.Namespace}\n{metric.Name}\n{metric.Dimensions}";

    static bool Has(IReadOnlyList<Dimension> dimensions, IReadOnlyList<DimensionFilter>? filters) => (filters ?? []).All(filter =>
        dimensions.Any(one => one.Name == filter.Name && (filter.Value is null || one.Value == filter.Value)));

    static AwsException Unserved(string statistic) => CloudWatchErrors.Value(
        $"The value {statistic} for parameter Stat is invalid. A local region tells SampleCount, Sum, Average, Minimum, Maximum and "
            + "percentiles.");

    static DateTimeOffset Floor(DateTimeOffset at, int seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / seconds * seconds);
}
