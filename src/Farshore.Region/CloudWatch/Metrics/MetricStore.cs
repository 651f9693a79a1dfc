using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.CloudWatch.Metrics;

/// <summary>The metrics of a region: values by the second or the minute at first, by longer stretches as they age, as CloudWatch keeps
/// them.</summary>
public sealed class MetricStore
{
    /// <summary>From these on, a metric without values is not listed any more.</summary>
    public static readonly TimeSpan ListedFor = TimeSpan.FromDays(14);

    // Length of a stretch in seconds, and how old its values may become before they are put into longer ones.
    static readonly (int Span, TimeSpan Kept)[] Ages =
        [(1, TimeSpan.FromHours(3)), (60, TimeSpan.FromDays(15)), (300, TimeSpan.FromDays(63)), (3600, TimeSpan.FromDays(455))];

    readonly RegionContext region;

    public MetricStore(RegionContext region)
    {
        this.region = region;
        region.Database.Define(MetricTables.Schema);
    }

    /// <summary>Adds values to what is there of the same stretch of time.</summary>
    /// <param name="connection">The transaction of what they tell of.</param>
    /// <param name="metric">Of which metric.</param>
    /// <param name="at">When.</param>
    /// <param name="values">What.</param>
    /// <param name="unit">As AWS names units; <c>None</c> where there is none.</param>
    /// <param name="span">Seconds that are told apart: 1 or 60.</param>
    public static void Add(
        SqliteConnection connection, MetricName metric, DateTimeOffset at, Statistics values, string unit = "Count", int span = 60)
    {
        var series = MetricTables.Need(connection, metric, at.ToUnixTimeSeconds());
        MetricTables.Add(connection, series, new(Floor(at.ToUnixTimeSeconds(), span), span, unit, values));
    }

    /// <summary>Statistics of periods that have any, from one time until before another.</summary>
    /// <param name="metric">Which.</param>
    /// <param name="from">Where the first period begins.</param>
    /// <param name="until">Where the last ends.</param>
    /// <param name="period">In seconds.</param>
    /// <param name="unit">Only values of this unit; of each unit for itself where it is absent.</param>
    public IReadOnlyList<(DateTimeOffset At, string Unit, Statistics Values)> Read(
        MetricName metric, DateTimeOffset from, DateTimeOffset until, int period, string? unit = null)
    {
        var begin = from.ToUnixTimeSeconds();
        return region.Database.Read(connection => MetricTables.Find(connection, metric) is not { } series ? []
            : MetricTables.Points(connection, series, begin, until.ToUnixTimeSeconds()))
            .Where(point => unit is null || point.Unit == unit)
            .GroupBy(point => (At: begin + ((point.At - begin) / period * period), point.Unit))
            .OrderBy(group => group.Key.At).ThenBy(group => group.Key.Unit, StringComparer.Ordinal)
            .Select(group => (DateTimeOffset.FromUnixTimeSeconds(group.Key.At), group.Key.Unit,
                group.Select(point => point.Values).Aggregate((one, other) => one + other)))
            .ToList();
    }

    /// <summary>Metrics that had values lately, in order.</summary>
    public IReadOnlyList<(MetricName Metric, DateTimeOffset Last)> List(string? space, string? name) => region.Database.Read(
        connection => MetricTables.List(connection, space, name, (region.Time.GetUtcNow() - ListedFor).ToUnixTimeSeconds()));

    /// <summary>Puts old values into longer stretches, and drops what is older than anybody keeps it.</summary>
    public Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = region.Time.GetUtcNow();
        return region.Database.WriteAsync(connection =>
        {
            for (var age = 0; age < Ages.Length; age++)
            {
                var (span, kept) = Ages[age];
                var until = (now - kept).ToUnixTimeSeconds();
                if (age + 1 < Ages.Length) MetricTables.Merge(connection, span, until, Ages[age + 1].Span);
                else MetricTables.Forget(connection, until);
            }
        }, cancellationToken);
    }

    static long Floor(long seconds, long span) => seconds - (((seconds % span) + span) % span);
}
