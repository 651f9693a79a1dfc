using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Schedules;

/// <summary>Sees to the schedules of plans for as long as it runs: what was missed is caught up once, what would overlap is left out, a
/// failure is told and the next time comes all the same.</summary>
/// <param name="marks">Up to when everything has been seen to.</param>
/// <param name="work">What is set going.</param>
/// <param name="time">The clock; it may be put back.</param>
/// <param name="tell">Told of everything that happens, one at a time.</param>
public sealed class Scheduler(ScheduleMarks marks, ScheduledWork work, TimeProvider time, Action<ScheduleEvent> tell)
{
    // Often enough to notice a changed plan and a clock that jumped.
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(10);

    readonly Dictionary<(string Plan, string Kind), Task> running = [];
    readonly Lock gate = new();

    /// <summary>Until it is cancelled: then what runs comes to rest, to be taken up at the next start.</summary>
    /// <exception cref="PlanException">A plan is broken from the start.</exception>
    public async Task RunAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        IReadOnlyList<ScheduledPlan> plans = [.. files.Select(file => new ScheduledPlan(file))];
        foreach (var plan in plans) Begin(plan.Plan, cancellationToken);
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                var next = DateTimeOffset.MaxValue;
                foreach (var plan in plans)
                {
                    if (plan.Reread() is { } said) Tell(plan.Plan, "", "plan", said);
                    foreach (var (kind, rhythm) in Rhythms(plan.Plan))
                    {
                        var due = See(plan.Plan, kind, rhythm, cancellationToken);
                        if (due < next) next = due;
                    }
                }

                var pause = next - time.GetUtcNow();
                await Task.Delay(pause < ShortestPause ? ShortestPause : pause > LongestPause
                    ? LongestPause : pause, time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // How it ends.
        }
        finally
        {
            await Task.WhenAll(running.Values);
        }
    }

    internal static IEnumerable<(string Kind, PlanRhythm Rhythm)> Rhythms(Plan plan) =>
        new[] { ("backup", plan.Schedule.Backup), ("drill", plan.Schedule.Drill), ("check", plan.Schedule.Check) }
            .Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!));

    void Begin(Plan plan, CancellationToken cancellationToken)
    {
        foreach (var (kind, rhythm) in Rhythms(plan))
        {
            var when = rhythm.Every is { } every ? $"every {Durations.Write(every)}" : $"at {rhythm.Cron} (UTC)";
            Tell(plan, kind, "scheduled", when);
            if (work.Unfinished(plan, kind)) Set(plan, kind, "the one that was interrupted is taken up", cancellationToken);
        }

        if (!Rhythms(plan).Any()) Tell(plan, "", "scheduled", "nothing: the plan has no schedule");
    }

    /// <returns>When it is due next.</returns>
    DateTimeOffset See(Plan plan, string kind, PlanRhythm rhythm, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var mark = Mark(plan, kind, rhythm, now);
        var corrected = DueTimes.Corrected(mark, now);
        if (corrected != mark)
        {
            Tell(plan, kind, "clock", $"the clock went back to {now.UtcDateTime:yyyy-MM-dd HH:mm:ss}; times are counted from there");
            marks.Put(plan.Name, kind, mark = corrected);
        }

        if (DueTimes.Next(rhythm, mark) is not { } due) return DateTimeOffset.MaxValue;
        if (due > now) return due;
        var missed = DueTimes.Missed(rhythm, mark, now);
        // The mark first: what is begun twice costs more than what is missed once.
        marks.Put(plan.Name, kind, mark = DueTimes.Passed(rhythm, mark, now));
        if (IsRunning(plan, kind)) Tell(plan, kind, "skipped", "the one before is still running");
        else if (work.Obstacle(plan, kind) is { } obstacle) Tell(plan, kind, "skipped", obstacle);
        else Set(plan, kind, missed > 1
            ? $"{missed} were due since {due.UtcDateTime:yyyy-MM-dd HH:mm:ss}; caught up once" : "", cancellationToken);
        return DueTimes.Next(rhythm, mark) ?? DateTimeOffset.MaxValue;
    }

    /// <summary>What was never seen to is due at once where a time between is all that is asked for, but a drill, which makes things,
    /// waits its time.</summary>
    DateTimeOffset Mark(Plan plan, string kind, PlanRhythm rhythm, DateTimeOffset now)
    {
        if (marks.Find(plan.Name, kind) is { } known) return known;
        var first = rhythm.Every is { } every && kind is not "drill" ? now - every : now;
        marks.Put(plan.Name, kind, first);
        return first;
    }

    bool IsRunning(Plan plan, string kind)
    {
        lock (gate) return running.TryGetValue((plan.Name, kind), out var task) && !task.IsCompleted;
    }

    void Set(Plan plan, string kind, string detail, CancellationToken cancellationToken)
    {
        Tell(plan, kind, "began", detail);
        lock (gate) running[(plan.Name, kind)] = Task.Run(() => PerformAsync(plan, kind, cancellationToken), CancellationToken.None);
    }

    async Task PerformAsync(Plan plan, string kind, CancellationToken cancellationToken)
    {
        try
        {
            var end = await work.Perform(plan, kind, cancellationToken);
            Tell(plan, kind, end.Event, end.Detail);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Tell(plan, kind, "interrupted", "it is taken up at the next start");
        }
        catch (Exception failure)
        {
            // Whatever it was, the next time comes.
            Tell(plan, kind, "failed", failure.Message.ReplaceLineEndings(" "));
        }
    }

    void Tell(Plan plan, string kind, string happened, string detail)
    {
        lock (gate) tell(new(time.GetUtcNow(), plan.Name, kind, happened, detail));
    }
}
