using System.Globalization;
using System.Text.RegularExpressions;

namespace Farshore.Region.CloudWatch.Metrics;

/// <summary>Values of a metric in one stretch of time, summed up; the values themselves are kept while they are few.</summary>
public sealed partial record Statistics(double Count, double Sum, double Minimum, double Maximum)
{
    /// <summary>More different values than these in one stretch are not told apart any more.</summary>
    const int MostValues = 150;

    /// <summary>How often each value came; none where that is not known any more.</summary>
    public IReadOnlyDictionary<double, double>? Values { get; init; } = new Dictionary<double, double>();

    /// <summary>A value that came so many times.</summary>
    public static Statistics Of(double value, double times = 1) =>
        new(times, value * times, value, value) { Values = new Dictionary<double, double> { [value] = times } };

    public static Statistics operator +(Statistics one, Statistics other) => new(
        one.Count + other.Count, one.Sum + other.Sum, Math.Min(one.Minimum, other.Minimum), Math.Max(one.Maximum, other.Maximum))
    {
        Values = Merge(one.Values, other.Values),
    };

    /// <summary>Whether it is a statistic that can be told: one of the five, or a percentile such as <c>p99.9</c>.</summary>
    public static bool Knows(string statistic) =>
        statistic is "SampleCount" or "Sum" or "Average" or "Minimum" or "Maximum" || IsPercentile(statistic);

    public static bool IsPercentile(string statistic) => Percentile().IsMatch(statistic)
        && double.Parse(statistic.AsSpan(1), CultureInfo.InvariantCulture) is >= 0 and <= 100;

    /// <returns>Null where the values are not known any more that a percentile is of.</returns>
    public double? Tell(string statistic) => statistic switch
    {
        "SampleCount" => Count,
        "Sum" => Sum,
        "Average" => Count > 0 ? Sum / Count : 0,
        "Minimum" => Minimum,
        "Maximum" => Maximum,
        _ => PercentileOf(double.Parse(statistic.AsSpan(1), CultureInfo.InvariantCulture)),
    };

    double? PercentileOf(double percent)
    {
        if (Values is not { Count: > 0 }) return Minimum.Equals(Maximum) ? Minimum : null;
        var sorted = Values.OrderBy(pair => pair.Key).ToList();
        var rank = percent / 100 * (Count - 1);
        var lower = At(Math.Floor(rank));
        return lower + ((At(Math.Ceiling(rank)) - lower) * (rank - Math.Floor(rank)));

        double At(double position)
        {
            var passed = 0.0;
            foreach (var (value, times) in sorted)
            {
                passed += times;
                if (position < passed) return value;
            }

            return sorted[^1].Key;
        }
    }

    static Dictionary<double, double>? Merge(IReadOnlyDictionary<double, double>? one, IReadOnlyDictionary<double, double>? other)
    {
        if (one is null || other is null) return null;
        var all = new Dictionary<double, double>(one);
        foreach (var (value, times) in other) all[value] = all.GetValueOrDefault(value) + times;
        return all.Count <= MostValues ? all : null;
    }

    [GeneratedRegex("^p[0-9]{1,3}(\\.[0-9]{1,10})?$")]
    private static partial Regex Percentile();
}
