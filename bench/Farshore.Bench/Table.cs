using System.Globalization;

namespace Farshore.Bench;

/// <summary>What the bench prints: a line for each figure, with what it was compared with and what it should be.</summary>
sealed class Table
{
    public void Head()
    {
        System.Console.WriteLine($"{Environment.ProcessorCount} processors; each ratio is the median of its rounds");
        Line("", "region", "bare", "ratio, wanted");
    }

    public void Line(string what, string region, string bare, string ratio) =>
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-44} {region,14} {bare,14}   {ratio}"));

    /// <summary>Rates of both sides, round by round.</summary>
    public void Ratio(string what, IReadOnlyList<(double Region, double Bare)> rounds, string unit, double wanted)
    {
        var ratio = Median(rounds.Select(static round => round.Region / round.Bare));
        Line(what, Number(Median(rounds.Select(static round => round.Region)), unit),
            Number(Median(rounds.Select(static round => round.Bare)), unit), $"{ratio:0.00}, at least {wanted:0.0}");
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    static string Number(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:#,0} {unit}");
}
