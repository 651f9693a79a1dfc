using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Templates.Timing;

/// <summary>How often AWS Backup takes recovery points for a plan, and how long each is kept.</summary>
/// <param name="Schedules">Expressions of AWS; two where a crontab names days of the month and of the week.</param>
/// <param name="Interval">The longest time between two backups.</param>
/// <param name="Note">In what it is not as the plan says; null where it is.</param>
sealed record BackupRhythm(IReadOnlyList<string> Schedules, TimeSpan Interval, string? Note)
{
    // AWS Backup starts no rule more often.
    static readonly TimeSpan Least = TimeSpan.FromHours(1);

    static readonly int[] Hours = [1, 2, 3, 4, 6, 8, 12];

    /// <summary>As the plan's schedule says; without one, twice within the objective, so that one late copy does not miss it.</summary>
    public static BackupRhythm Of(Plan plan)
    {
        var objective = Objective(plan);
        var rhythm = plan.Schedule.Backup switch
        {
            { Cron: { } cron } => OfCron(cron),
            { Every: { } every } => OfSpan(every),
            _ => OfSpan(objective / 2 < Least && objective >= Least ? Least : objective / 2),
        };
        return rhythm.Interval <= objective ? rhythm : rhythm with
        {
            Note = $"the objective for machines and databases is {Durations.Write(objective)}, and AWS Backup takes a recovery point every "
                + $"{Durations.Write(rhythm.Interval)}: farshore serve, or farshore backup, keeps the objective beside it",
        };
    }

    /// <summary>The strictest that machines and databases have; buckets are not backed up but replicated.</summary>
    public static TimeSpan Objective(Plan plan) => plan.Resources.Where(resource => resource is not PlanBucket)
        .Select(resource => resource.Rpo ?? plan.Objectives.Rpo).DefaultIfEmpty(plan.Objectives.Rpo).Min();

    /// <summary>Days that the newest recovery points stay, a day at least.</summary>
    public int KeepDays(PlanRetention retention) =>
        Math.Max((int)Math.Ceiling(retention.Last * Interval.TotalDays), Interval.TotalDays >= 1 ? Math.Max(retention.Daily, 1) : 1);

    /// <summary>A rehearsal's schedule; weekly where the plan has none.</summary>
    public static string Rehearsal(PlanRhythm? rhythm) => rhythm switch
    {
        { Cron: { } cron } => AwsCron.Of(cron)[0],
        { Every: { } every } => OfSpan(every).Schedules[0],
        _ => "cron(0 5 ? * SUN *)",
    };

    static BackupRhythm OfSpan(TimeSpan every) => every switch
    {
        { TotalDays: >= 28 } => new(["cron(0 5 1 * ? *)"], TimeSpan.FromDays(31), null),
        { TotalDays: >= 7 } => new(["cron(0 5 ? * SUN *)"], TimeSpan.FromDays(7), null),
        { TotalDays: >= 1 } => new(["cron(0 5 ? * * *)"], TimeSpan.FromDays(1), null),
        { TotalHours: >= 1 } => Hours.Last(hours => hours <= every.TotalHours) switch
        {
            1 => Hourly(null),
            var hours => new([$"cron(0 0/{hours} ? * * *)"], TimeSpan.FromHours(hours), null),
        },
        _ => Hourly($"the plan wants a backup every {Durations.Write(every)}, and AWS Backup starts no rule more often than hourly"),
    };

    static BackupRhythm OfCron(string cron)
    {
        const int Looked = 50;
        List<TimeSpan> gaps = [];
        for (var (at, count) = (CronTimes.Next(cron, DateTimeOffset.UnixEpoch), 0); at is { } now && count < Looked; count++)
        {
            at = CronTimes.Next(cron, now);
            if (at is { } next) gaps.Add(next - now);
        }

        return gaps.Count > 0 && gaps.Min() < Least
            ? Hourly($"the plan's schedule '{cron}' has times less than an hour apart, and AWS Backup starts no rule more often")
            : new(AwsCron.Of(cron), gaps.DefaultIfEmpty(TimeSpan.FromDays(365)).Max(), null);
    }

    static BackupRhythm Hourly(string? note) => new(["cron(0 * ? * * *)"], Least, note);
}
