using System.Globalization;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Sets;

/// <summary>A recovery set as far as it matters for keeping it.</summary>
/// <param name="Moment">The time its content is of.</param>
public sealed record KeptSet(string Set, DateTimeOffset Moment, bool IsRecoverable, bool IsLacking = false);

/// <summary>What becomes of a set.</summary>
/// <param name="Reasons">Why it stays; empty: it goes.</param>
public sealed record SetFate(string Set, DateTimeOffset Moment, IReadOnlyList<string> Reasons)
{
    public bool Stays => Reasons.Count > 0;
}

/// <summary>Decides which recovery sets stay. Days, weeks (ISO 8601) and months are those of UTC, and only those count that have a
/// set.</summary>
public static class Retention
{
    /// <param name="sets">All there are.</param>
    /// <param name="keep">How many of which kind.</param>
    /// <param name="inUse">Sets that something still needs, and what.</param>
    /// <returns>Newest first.</returns>
    public static IReadOnlyList<SetFate> Decide(
        IReadOnlyList<KeptSet> sets, PlanRetention keep, IReadOnlyDictionary<string, string> inUse)
    {
        List<KeptSet> newest = [.. sets.OrderByDescending(set => set.Moment).ThenByDescending(set => set.Set, StringComparer.Ordinal)];
        var reasons = newest.ToDictionary(set => set.Set, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var set in newest.Take(keep.Last)) reasons[set.Set].Add("last");
        KeepNewestOfEach(newest, keep.Daily, Day, "daily", reasons);
        KeepNewestOfEach(newest, keep.Weekly, Week, "weekly", reasons);
        KeepNewestOfEach(newest, keep.Monthly, Month, "monthly", reasons);

        // Whatever the numbers say: without these there is nothing to recover from.
        if (newest.FirstOrDefault(set => set.IsRecoverable) is { } recoverable) reasons[recoverable.Set].Add("newest recoverable");
        if ((newest.FirstOrDefault(set => !set.IsLacking) ?? newest.FirstOrDefault()) is { IsRecoverable: false } needed)
            reasons[needed.Set].Add("newest");
        foreach (var set in newest.Where(set => inUse.ContainsKey(set.Set))) reasons[set.Set].Add($"in use by {inUse[set.Set]}");
        return [.. newest.Select(set => new SetFate(set.Set, set.Moment, reasons[set.Set]))];
    }

    static void KeepNewestOfEach(
        List<KeptSet> newest, int count, Func<DateTimeOffset, string> period, string reason, Dictionary<string, List<string>> reasons)
    {
        foreach (var group in newest.GroupBy(set => period(set.Moment.ToUniversalTime())).Take(count)) reasons[group.First().Set].Add(
            reason);
    }

    static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Week(DateTimeOffset moment) =>
        $"{ISOWeek.GetYear(moment.UtcDateTime)}-W{ISOWeek.GetWeekOfYear(moment.UtcDateTime)}";

    static string Month(DateTimeOffset moment) => moment.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
