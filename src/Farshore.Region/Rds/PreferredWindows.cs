using System.Text.RegularExpressions;

namespace Farshore.Region.Rds;

/// <summary>When backups and maintenance may happen: checked for form, and that they do not meet.</summary>
static partial class PreferredWindows
{
    const int Minutes = 60, Day = 24 * Minutes, Shortest = 30;
    static readonly string[] BackupHours = ["03:00-03:30", "06:00-06:30", "09:00-09:30"];
    static readonly string[] MaintenanceHours =
        ["sun:04:00-sun:04:30", "sun:12:00-sun:12:30", "sun:20:00-sun:20:30", "mon:04:00-mon:04:30"];
    static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Both windows, each as it was given, else one that leaves the other alone.</summary>
    /// <inheritdoc cref="Check"/>
    public static (string Backup, string Maintenance) Choose(string? backup, string? maintenance)
    {
        var upkeep = maintenance?.ToLowerInvariant();
        var nightly = backup ?? BackupHours.First(hours => upkeep is null || !Meet(hours, upkeep));
        upkeep ??= MaintenanceHours.First(hours => !Meet(nightly, hours));
        Check(nightly, upkeep);
        return (nightly, upkeep);
    }

    /// <exception cref="Aws.AwsException"><c>InvalidParameterValue</c>, <c>InvalidParameterCombination</c>.</exception>
    public static void Check(string backup, string maintenance)
    {
        if (Meet(backup, maintenance)) throw RdsErrors.Combination("The backup window and maintenance window must not overlap.");
    }

    static bool Meet(string backup, string maintenance)
    {
        var (start, length) = Backup(backup);
        var (from, to) = Maintenance(maintenance);
        // The nights around the week's ends count as well: either window may reach over midnight.
        return Enumerable.Range(-1, Days.Length + 3).Select(day => (day * Day) + start).Any(begins =>
            begins < to && from < begins + length);
    }

    static (int Start, int Length) Backup(string text)
    {
        if (BackupForm().Match(text) is not { Success: true } found)
            throw RdsErrors.Value($"Invalid backup window format: {text}. Should be specified as a range hh24:mi-hh24:mi (24H Clock UTC).");
        var (start, end) = (At(found, 1), At(found, 3));
        var length = (end - start + Day) % Day;
        return length >= Shortest
            ? (start, length)
            : throw RdsErrors.Value($"The backup window must be at least {Shortest} minutes: {text}");
    }

    static (int From, int To) Maintenance(string text)
    {
        if (MaintenanceForm().Match(text) is not { Success: true } found)
            throw RdsErrors.Value(
                $"Invalid maintenance window format: {text}. Should be specified as a range ddd:hh24:mi-ddd:hh24:mi (24H Clock UTC).");
        var from = (Array.IndexOf(Days, found.Groups[1].Value.ToLowerInvariant()) * Day) + At(found, 2);
        var to = (Array.IndexOf(Days, found.Groups[4].Value.ToLowerInvariant()) * Day) + At(found, 5);
        if (to <= from) to += Days.Length * Day;
        return to - from is >= Shortest and <= Day
            ? (from, to)
            : throw RdsErrors.Value($"The maintenance window must be from {Shortest} minutes to 24 hours: {text}");
    }

    static int At(Match found, int group) => (int.Parse(found.Groups[group].Value) * Minutes) + int.Parse(found.Groups[group + 1].Value);

    [GeneratedRegex("^([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])$")]
    private static partial Regex BackupForm();

    [GeneratedRegex(
        "(?i)^(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):([0-5][0-9])"
        + "-(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):([0-5][0-9])$")]
    private static partial Regex MaintenanceForm();
}
