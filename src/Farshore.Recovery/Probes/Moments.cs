using System.Globalization;

namespace Farshore.Recovery.Probes;

/// <summary>Reads times as heartbeats write them: ISO 8601, or seconds since 1970; one without a zone counts as UTC.</summary>
static class Moments
{
    // A number below is no time of our day, and a number of milliseconds is above.
    const double Earliest = 1e9;
    const double LatestInSeconds = 1e11;

    public static DateTimeOffset? Of(object value) => value switch
    {
        DateTimeOffset moment => moment,
        DateTime { Kind: DateTimeKind.Unspecified } time => new DateTimeOffset(time, TimeSpan.Zero),
        DateTime time => new DateTimeOffset(time.ToUniversalTime()),
        string text => OfText(text),
        IConvertible number => OfNumber(number.ToDouble(CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>The last line with a time that is not after the limit: what a restored machine has written since does not count.</summary>
    public static DateTimeOffset? LastNotAfter(string page, DateTimeOffset limit) => page
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Reverse()
        .Select(OfLine).FirstOrDefault(moment => moment is not null && moment <= limit);

    static DateTimeOffset? OfLine(string line) => OfText(line) ?? line.Split([' ', '\t', ',', '<', '>', '"'])
        .Select(OfText).FirstOrDefault(moment => moment is not null);

    static DateTimeOffset? OfText(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return OfNumber(number);
        return text.Contains(':', StringComparison.Ordinal) && text.Contains('-', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
                ? moment : null;
    }

    static DateTimeOffset? OfNumber(double number) => number switch
    {
        >= Earliest and < LatestInSeconds => DateTimeOffset.UnixEpoch.AddSeconds(number),
        >= Earliest * 1000 and < LatestInSeconds * 1000 => DateTimeOffset.UnixEpoch.AddMilliseconds(number),
        _ => null,
    };
}
