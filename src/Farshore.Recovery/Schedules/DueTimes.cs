using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Schedules;

/// <summary>When something is due, counted from a mark: the last time it was due that has been seen to. All of it in UTC.</summary>
public static class DueTimes
{
    // A clock that is corrected by less than this has not been set back: nothing is done twice for it.
    static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    const int MostMissedCounted = 1000;

    /// <summary>Null where the rhythm has no further time.</summary>
    public static DateTimeOffset? Next(PlanRhythm rhythm, DateTimeOffset mark) =>
        rhythm.Every is { } every ? mark + every : rhythm.Cron is { } cron ? CronTimes.Next(cron, mark) : null;

    /// <summary>The mark once what fell due is seen to: however often it was missed, it is caught up once.</summary>
    public static DateTimeOffset Passed(PlanRhythm rhythm, DateTimeOffset mark, DateTimeOffset now)
    {
        if (rhythm.Every is { } every) return mark + (every * Math.Max(0, Math.Floor((now - mark) / every)));
        var last = mark;
        for (var count = 0; Next(rhythm, last) is { } next && next <= now; count++)
        {
            if (count == MostMissedCounted) return now;
            last = next;
        }

        return last;
    }

    /// <summary>A mark that lies ahead because the clock was set back would hold everything up until then.</summary>
    public static DateTimeOffset Corrected(DateTimeOffset mark, DateTimeOffset now) => mark - now > Slack ? now : mark;

    /// <summary>How many times something fell due after a mark and by now.</summary>
    public static int Missed(PlanRhythm rhythm, DateTimeOffset mark, DateTimeOffset now)
    {
        var count = 0;
        for (var next = Next(rhythm, mark); next <= now && count < MostMissedCounted; next = Next(rhythm, next.Value)) count++;
        return count;
    }
}
