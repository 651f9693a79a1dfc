using Farshore.Aws;
using Farshore.Aws.CloudWatch;
using Farshore.Region.CloudWatch.Metrics;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudWatch;

/// <summary>Takes values for metrics of somebody's own.</summary>
sealed class MetricIntake(RegionContext region)
{
    const int MostData = 1000;
    const int MostDimensions = 30;
    const int MostValues = 150;
    static readonly TimeSpan Oldest = TimeSpan.FromDays(14);
    static readonly TimeSpan Newest = TimeSpan.FromHours(2);

    public void Serve(Operations served) => served.Add(CloudWatchApi.PutMetricData, PutAsync);

    async Task<PutMetricDataResponse> PutAsync(PutMetricDataInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.Namespace.StartsWith("AWS/", StringComparison.Ordinal))
            throw CloudWatchErrors.Value("The value AWS/ for parameter Namespace is invalid.");
        var data = (request.MetricData ?? []).Concat((request.EntityMetricData ?? []).SelectMany(one => one.MetricData ?? [])).ToList();
        if (data.Count == 0) throw CloudWatchErrors.Missing("MetricData");
        if (data.Count > MostData)
            throw CloudWatchErrors.Value($"The collection MetricData must not have a size greater than {MostData}.");
        var points = data.Select((datum, at) => (Datum: datum, Values: Checked(datum, $"MetricData.member.{at + 1}", call.At))).ToList();
        await region.Database.WriteAsync(connection =>
        {
            foreach (var (datum, values) in points)
            {
                MetricStore.Add(connection, MetricName.Of(request.Namespace, datum.MetricName, datum.Dimensions),
                    datum.Timestamp ?? call.At, values, datum.Unit ?? "None", datum.StorageResolution is 1 ? 1 : 60);
            }
        }, cancellationToken);
        return new();
    }

    static Statistics Checked(MetricDatum datum, string place, DateTimeOffset now)
    {
        if (datum.Dimensions is { Count: > MostDimensions })
            throw CloudWatchErrors.Value($"The collection {place}.Dimensions must not have a size greater than {MostDimensions}.");
        if (datum.Timestamp < now - Oldest)
            throw CloudWatchErrors.Value($"The parameter {place}.Timestamp must specify a time within the past two weeks.");
        if (datum.Timestamp > now + Newest)
            throw CloudWatchErrors.Value($"The parameter {place}.Timestamp must specify a time no more than two hours in the future.");
        if (datum.Unit is { } unit && !MetricUnits.Knows(unit))
            throw CloudWatchErrors.Value($"The value {unit} for parameter {place}.Unit is invalid.");
        if (datum.StorageResolution is not (null or 1 or 60))
            throw CloudWatchErrors.Value($"The value {datum.StorageResolution} for parameter {place}.StorageResolution is invalid.");
        var said = new[] { datum.Value is not null, datum.Values is not null, datum.StatisticValues is not null }.Count(is_ => is_);
        if (said == 0) throw CloudWatchErrors.Missing($"{place}.Value");
        if (said > 1)
        {
            throw CloudWatchErrors.Combination(
                $"The parameters {place}.Value, {place}.Values and {place}.StatisticValues are mutually exclusive and you have specified "
                + "more than one.");
        }

        return datum switch
        {
            { Value: { } value } => Statistics.Of(Number(value, $"{place}.Value")),
            { StatisticValues: { } set } => SetOf(set, place),
            _ => Many(datum, place),
        };
    }

    static Statistics SetOf(StatisticSet set, string place)
    {
        if (set.SampleCount <= 0) throw CloudWatchErrors.Value(
            $"The value {set.SampleCount} for parameter {place}.SampleCount is invalid.");
        return new(Number(set.SampleCount, $"{place}.SampleCount"), Number(set.Sum, $"{place}.Sum"),
            Number(set.Minimum, $"{place}.Minimum"), Number(set.Maximum, $"{place}.Maximum")) { Values = null };
    }

    static Statistics Many(MetricDatum datum, string place)
    {
        var (values, counts) = (datum.Values!, datum.Counts);
        if (values.Count is 0 or > MostValues)
            throw CloudWatchErrors.Value($"The collection {place}.Values must not have a size greater than {MostValues}.");
        if (counts is not null && counts.Count != values.Count)
            throw CloudWatchErrors.Value($"The parameters {place}.Values and {place}.Counts must be of the same size.");
        return values.Select((value, at) => Statistics.Of(Number(value, $"{place}.Values"), counts is null ? 1 : Count(counts[at], place)))
            .Aggregate((one, other) => one + other);
    }

    static double Count(double count, string place) =>
        count > 0 && double.IsFinite(count)
            ? count : throw CloudWatchErrors.Value($"The value {count} for parameter {place}.Counts is invalid.");

    static double Number(double value, string place) => double.IsFinite(value) && Math.Abs(value) <= Math.Pow(2, 360)
        ? value : throw CloudWatchErrors.Value($"The value {value} for parameter {place} is invalid.");
}
