using System.Globalization;
using System.Text.RegularExpressions;

namespace Farshore.Recovery.Plans;

/// <summary>Durations as people write them: <c>90s</c>, <c>15m</c>, <c>1h30m</c>, <c>2d</c>.</summary>
public static partial class Durations
{
    public static bool TryParse(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        var match = Form().Match(text);
        if (!match.Success || text.Length == 0) return false;
        span = Part(match, "d", TimeSpan.FromDays) + Part(match, "h", TimeSpan.FromHours)
            + Part(match, "m", TimeSpan.FromMinutes) + Part(match, "s", TimeSpan.FromSeconds);
        return span > TimeSpan.Zero;
    }

    public static string Write(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => $"{span.TotalSeconds:0.#} s",
        { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min{(span.Seconds == 0 ? "" : $" {span.Seconds} s")}",
        { TotalHours: < 48 } => $"{(int)span.TotalHours} h{(span.Minutes == 0 ? "" : $" {span.Minutes} min")}",
        _ => $"{(int)span.TotalDays} d{(span.Hours == 0 ? "" : $" {span.Hours} h")}",
    };

    static TimeSpan Part(Match match, string unit, Func<double, TimeSpan> of) =>
        match.Groups[unit] is { Success: true, Value: var digits } ? of(int.Parse(digits, CultureInfo.InvariantCulture)) : TimeSpan.Zero;

    [GeneratedRegex(@"^(?:(?<d>\d{1,4})d)?(?:(?<h>\d{1,5})h)?(?:(?<m>\d{1,6})m)?(?:(?<s>\d{1,7})s)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
