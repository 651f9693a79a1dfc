using System.Globalization;

namespace Farshore.Aws.Protocols;

/// <summary>AWS's three ways of writing a point in time, to the millisecond; any of them is read anywhere.</summary>
static class Timestamps
{
    static readonly string[] HttpDates =
        ["ddd, dd MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, dd MMM yyyy HH:mm:ss.FFFFFFF 'GMT'"];

    public static string Write(DateTimeOffset at, TimestampFormat format) => format switch
    {
        TimestampFormat.DateTime => at.ToUniversalTime()
            .ToString(at.Millisecond is 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        TimestampFormat.EpochSeconds => EpochSeconds(at).ToString(CultureInfo.InvariantCulture),
        _ => at.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>As S3 writes times in XML, whole seconds too.</summary>
    public static string WriteMilliseconds(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static decimal EpochSeconds(DateTimeOffset at) =>
        at.ToUnixTimeMilliseconds() is var milliseconds && milliseconds % 1000 is 0 ? milliseconds / 1000 : milliseconds / 1000m;

    public static DateTimeOffset? Read(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? FromEpochSeconds(seconds)
        : DateTimeOffset.TryParseExact(text, HttpDates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var http) ? http
        : text.Length >= 10 && char.IsAsciiDigit(text[0])
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var iso)
            ? iso.ToUniversalTime()
        : null;

    // From the year 1 to the year 9999.
    static DateTimeOffset? FromEpochSeconds(decimal seconds) => seconds is < -62_135_596_800m or > 253_402_300_799m
        ? null
        : DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
}
