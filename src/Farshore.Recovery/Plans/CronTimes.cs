using Quartz;

namespace Farshore.Recovery.Plans;

/// <summary>Cron expressions as crontab has them, five fields read in UTC: <c>0 */6 * * *</c>.</summary>
public static class CronTimes
{
    /// <summary>Why an expression says no time; null where it does.</summary>
    public static string? Fault(string expression)
    {
        try
        {
            return CronExpression.Parse(expression, CronFormat.Unix).GetNextValidTimeAfter(DateTimeOffset.UnixEpoch) is null
                ? "no day is ever like that"
                : null;
        }
        catch (FormatException failure)
        {
            return failure.Message;
        }
    }

    /// <summary>The next time after another; null where there is none.</summary>
    /// <exception cref="FormatException">It is not such an expression.</exception>
    public static DateTimeOffset? Next(string expression, DateTimeOffset after) =>
        CronExpression.Parse(expression, CronFormat.Unix).WithTimeZone(TimeZoneInfo.Utc).GetNextValidTimeAfter(after);
}
