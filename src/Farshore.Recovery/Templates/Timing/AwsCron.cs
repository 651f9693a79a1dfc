using System.Globalization;

namespace Farshore.Recovery.Templates.Timing;

/// <summary>A crontab's five fields as AWS writes them: six fields, Sunday is 1, and of day and weekday one is always a question
/// mark.</summary>
static class AwsCron
{
    const string Weekdays = "SUN,MON,TUE,WED,THU,FRI,SAT";

    /// <summary>One expression; two where the crontab names days of the month and of the week, of which crontab means either.</summary>
    public static IReadOnlyList<string> Of(string crontab)
    {
        var fields = crontab.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (minute, hour, month) = (Steps(fields[0], 0), Steps(fields[1], 0), Steps(fields[3], 1));
        var (day, weekday) = (Steps(fields[2], 1), Names(fields[4]));
        return (day, weekday) switch
        {
            (_, "*") => [$"cron({minute} {hour} {day} {month} ? *)"],
            ("*", _) => [$"cron({minute} {hour} ? {month} {weekday} *)"],
            _ => [$"cron({minute} {hour} {day} {month} ? *)", $"cron({minute} {hour} ? {month} {weekday} *)"],
        };
    }

    /// <summary>A step counts from the field's first value; one over a part of the field is written out.</summary>
    static string Steps(string field, int first) => string.Join(',', field.Split(',').Select(part => part.Split('/') switch
    {
        ["*", var step] => $"{first}/{step}",
        [var range, var step] when range.Split('-') is [var from, var to] =>
            string.Join(',', Counted(Number(from), Number(to), Number(step))),
        _ => part,
    }));

    /// <summary>Weekdays by name, because AWS numbers them otherwise.</summary>
    static string Names(string field)
    {
        if (field is "*" or "?") return "*";
        var names = Weekdays.Split(',');
        SortedSet<int> days = [.. field.Split(',').SelectMany(part =>
        {
            var (range, step) = part.Split('/') is [var head, var every] ? (head, Number(every)) : (part, 1);
            return range is "*" ? Counted(0, 6, step)
                : range.Split('-') is [var from, var to] ? Counted(Day(from), Day(to) is 0 ? 7 : Day(to), step)
                : Counted(Day(range), Day(range), 1);
        }).Select(day => day % 7)];
        return days.Count == 7 ? "*" : string.Join(',', days.Select(day => names[day]));

        int Day(string text) => Array.IndexOf(names, text.ToUpperInvariant()) is >= 0 and var at ? at : Number(text);
    }

    static IEnumerable<int> Counted(int from, int to, int step)
    {
        for (var value = from; value <= to; value += Math.Max(step, 1)) yield return value;
    }

    static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
