using System.Collections.Concurrent;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Schedules;
using Farshore.Recovery.Tests.Worlds;
using Microsoft.Extensions.Time.Testing;

namespace Farshore.Recovery.Tests.Schedules;

public sealed class SchedulerTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    readonly string home = Directory.CreateTempSubdirectory("farshore-schedule-").FullName;
    readonly FakeTimeProvider time = new(Noon);
    readonly ConcurrentQueue<ScheduleEvent> told = [];
    readonly ConcurrentQueue<TaskCompletionSource<ScheduledEnd>> begun = [];
    readonly CancellationTokenSource ending = new();
    readonly RunDatabase database;
    bool holds;

    public SchedulerTests() => database = RunDatabase.Open(home);

    [Fact]
    public async Task A_backup_is_taken_at_once_and_then_every_so_often()
    {
        await using var running = Start("schedule: { backup: 1h }");

        await UntilAsync(() => begun.Count == 1);
        await AdvanceAsync(TimeSpan.FromMinutes(59));
        Assert.Single(begun);
        await AdvanceAsync(TimeSpan.FromMinutes(2));

        await UntilAsync(() => begun.Count == 2);
    }

    [Fact]
    public async Task A_cron_expression_is_read_in_UTC_and_a_drill_waits_its_time()
    {
        await using var running = Start("schedule: { backup: { cron: \"30 12 * * *\" }, drill: 7d }");

        await UntilAsync(() => told.Count(one => one.Event == "scheduled") == 2);
        await AdvanceAsync(TimeSpan.FromMinutes(29));
        Assert.Empty(begun);
        await AdvanceAsync(TimeSpan.FromMinutes(2));

        await UntilAsync(() => told.Any(one => one is { Kind: "backup", Event: "done" }));
        Assert.Single(begun);
    }

    [Fact]
    public async Task What_was_missed_in_a_long_sleep_is_caught_up_once()
    {
        await using (Start("schedule: { backup: 1h }")) await UntilAsync(() => begun.Count == 1);
        time.Advance(TimeSpan.FromHours(7.5));

        await using var again = Start("schedule: { backup: 1h }");

        await UntilAsync(() => begun.Count == 2);
        await AdvanceAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(2, begun.Count);
        Assert.Contains(told, one => one.Detail.StartsWith("7 were due", StringComparison.Ordinal));
        // The rhythm is the old one: half an hour after the eighth.
        await AdvanceAsync(TimeSpan.FromMinutes(11));
        await UntilAsync(() => begun.Count == 3);
    }

    [Fact]
    public async Task One_that_would_overlap_is_left_out_and_said()
    {
        holds = true;
        await using var running = Start("schedule: { backup: 1h }");
        await UntilAsync(() => begun.Count == 1);

        await AdvanceAsync(TimeSpan.FromMinutes(61));

        await UntilAsync(() => told.Any(one => one is { Event: "skipped", Detail: "the one before is still running" }));
        Assert.True(begun.TryDequeue(out var first));
        first.SetResult(new("done", ""));
        await UntilAsync(() => told.Any(one => one.Event == "done"));
        await AdvanceAsync(TimeSpan.FromMinutes(60));
        await UntilAsync(() => begun.Count == 1);
        Assert.True(begun.TryDequeue(out var second));
        second.SetResult(new("done", ""));
    }

    [Fact]
    public async Task A_clock_that_goes_back_holds_nothing_up_and_repeats_nothing()
    {
        await using (Start("schedule: { backup: 1h }")) await UntilAsync(() => begun.Count == 1);
        var marks = new ScheduleMarks(database);
        marks.Put("shop", "backup", Noon.AddDays(3));

        await using var again = Start("schedule: { backup: 1h }");

        await UntilAsync(() => told.Any(one => one.Event == "clock"));
        Assert.Single(begun);
        await AdvanceAsync(TimeSpan.FromMinutes(61));
        await UntilAsync(() => begun.Count == 2);
        // A correction by seconds is none.
        Assert.Equal(Noon.AddSeconds(30), DueTimes.Corrected(Noon.AddSeconds(30), Noon));
    }

    [Fact]
    public async Task A_plan_that_is_broken_while_it_runs_goes_on_as_it_was()
    {
        await using var running = Start("schedule: { backup: 1h }");
        await UntilAsync(() => told.Any(one => one.Event == "done"));
        await File.WriteAllTextAsync(PlanFile, "plan: [", TestContext.Current.CancellationToken);

        await AdvanceAsync(TimeSpan.FromMinutes(61));

        await UntilAsync(() => begun.Count == 2);
        Assert.Contains(told, one => one.Event == "plan" && one.Detail.Contains("goes on as it was", StringComparison.Ordinal));
        await File.WriteAllTextAsync(PlanFile, Shop.PlanText + "\nschedule: { backup: 10m }\n", TestContext.Current.CancellationToken);
        await AdvanceAsync(TimeSpan.FromMinutes(11));
        await UntilAsync(() => begun.Count == 3);
    }

    [Fact]
    public async Task A_failure_is_told_and_the_next_time_comes()
    {
        holds = true;
        await using var running = Start("schedule: { backup: 1h }");
        await UntilAsync(() => begun.Count == 1);
        Assert.True(begun.TryDequeue(out var first));

        first.SetException(new InvalidOperationException("no disk"));

        await UntilAsync(() => told.Any(one => one is { Event: "failed", Detail: "no disk" }));
        await AdvanceAsync(TimeSpan.FromMinutes(61));
        await UntilAsync(() => begun.Count == 1);
        Assert.True(begun.TryDequeue(out var second));
        second.SetResult(new("done", ""));
    }

    public void Dispose()
    {
        ending.Dispose();
        database.Dispose();
        Directory.Delete(home, recursive: true);
    }

    string PlanFile => Path.Combine(home, "shop.yaml");

    Running Start(string schedule)
    {
        File.WriteAllText(PlanFile, $"{Shop.PlanText}\n{schedule}\n");
        var work = new ScheduledWork((_, _, cancellationToken) =>
        {
            var done = new TaskCompletionSource<ScheduledEnd>();
            if (!holds) done.SetResult(new("done", ""));
            begun.Enqueue(done);
            return done.Task.WaitAsync(cancellationToken);
        }, (_, _) => null, (_, _) => false);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
        return new(new Scheduler(new ScheduleMarks(database), work, time, told.Enqueue).RunAsync([PlanFile], stop.Token), stop);
    }

    /// <summary>In steps, for what waits on the clock waits anew after each.</summary>
    async Task AdvanceAsync(TimeSpan by)
    {
        for (var left = by; left > TimeSpan.Zero; left -= TimeSpan.FromMinutes(1))
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
    }

    static async Task UntilAsync(Func<bool> holds)
    {
        for (var tries = 0; !holds() && tries < 500; tries++) await Task.Delay(10, TestContext.Current.CancellationToken);
        Assert.True(holds());
    }

    sealed record Running(Task Work, CancellationTokenSource Stop) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Stop.CancelAsync();
            await Work;
            Stop.Dispose();
        }
    }
}
