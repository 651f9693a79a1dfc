using System.Globalization;
using Quartz;

namespace Farshore.Region.Hosting.Clocks;

/// <summary>A schedule as AWS writes it: <c>cron(minutes hours day-of-month month day-of-week year)</c> read in a time zone, or
/// <c>rate(5 minutes)</c>.</summary>
public sealed class AwsSchedule
{
    readonly CronExpression? cron;

    AwsSchedule(CronExpression? cron, TimeSpan? rate) => (this.cron, Rate) = (cron, rate);

    /// <summary>What lies between two times; null for cron.</summary>
    public TimeSpan? Rate { get; }

    /// <param name="expression">With its <c>cron(…)</c> or <c>rate(…)</c>.</param>
    /// <param name="timeZone">A name of the tz database; UTC where there is none.</param>
    /// <exception cref="FormatException">It is no such schedule, or never comes.</exception>
    public static AwsSchedule Parse(string expression, string? timeZone = null)
    {
        if (Inside(expression, "rate(") is { } rate) return new(null, Interval(rate));
        if (Inside(expression, "cron(") is not { } text) throw new FormatException("it is neither cron(…) nor rate(…)");
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != 6)
            throw new FormatException($"it has {fields.Length} fields and needs 6: minutes hours day-of-month month day-of-week year");
        if ((fields[2] == "?") == (fields[4] == "?"))
            throw new FormatException("one of day-of-month and day-of-week must be '?', and not both");
        var zone = timeZone is null ? TimeZoneInfo.Utc : Zone(timeZone);
        return new(new CronExpression("0 " + string.Join(' ', fields)).WithTimeZone(zone), null);
    }

    /// <summary>The next time after another; null where there is none.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) => Rate is { } rate ? after + rate : cron!.GetNextValidTimeAfter(after);

    static string? Inside(string expression, string opening) =>
        expression.StartsWith(opening, StringComparison.Ordinal) && expression.EndsWith(')') ? expression[opening.Length..^1] : null;

    static TimeSpan Interval(string rate)
    {
        var words = rate.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            throw new FormatException("a rate is a number and a unit");
        // AWS takes "1 minute" and "2 minutes", and not the other way round.
        return (words[1], number) switch
        {
            ("minute", 1) or ("minutes", > 1) => TimeSpan.FromMinutes(number),
            ("hour", 1) or ("hours", > 1) => TimeSpan.FromHours(number),
            ("day", 1) or ("days", > 1) => TimeSpan.FromDays(number),
            _ => throw new FormatException($"'{rate}' is not a number of minutes, hours or days"),
        };
    }

    static TimeZoneInfo Zone(string name)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception unknown) when (unknown is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            throw new FormatException($"there is no time zone '{name}'", unknown);
        }
    }
}
