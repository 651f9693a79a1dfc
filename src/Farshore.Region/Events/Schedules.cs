using System.Text.Json.Nodes;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Events;

/// <summary>Sets the targets of rules going that have a schedule, by the region's clock. Times that went by while the region was down, or
/// that its clock was put past, are made up for once.</summary>
sealed partial class Schedules(RegionContext region, EventBus bus) : IAsyncDisposable
{
    static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(30);
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    readonly CancellationTokenSource stopping = new();
    readonly ILogger log = region.Logs.CreateLogger("events");
    Task working = Task.CompletedTask;
    TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Start() => working = Task.Run(WorkAsync);

    /// <summary>Has it look again: a rule has another schedule.</summary>
    public void Look() => Interlocked.Exchange(ref changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Does what is due.</summary>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var now = region.Time.GetUtcNow();
        return !Scheduled(bus.Rules.List()).Any(rule => rule.NextAt <= now) ? Task.CompletedTask
            : region.Database.WriteAsync(connection =>
            {
                foreach (var rule in Scheduled(bus.Rules.List(connection)).Where(rule => rule.NextAt <= now)) Run(connection, rule, now);
            }, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await working;
        stopping.Dispose();
    }

    void Run(SqliteConnection connection, StoredRule rule, DateTimeOffset now)
    {
        bus.Rules.Put(connection, rule.Key, rule with { NextAt = AwsSchedule.Parse(rule.Schedule!).Next(now) });
        if (!rule.IsEnabled) return;
        var happened = new RegionEvent("aws.events", "Scheduled Event", new JsonObject()) { Resources = [rule.Arn], At = rule.NextAt };
        bus.Trigger(connection, rule, happened.ToJson(region));
    }

    static IEnumerable<StoredRule> Scheduled(IEnumerable<StoredRule> rules) => rules.Where(rule => rule.Schedule is not null);

    async Task WorkAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var again = changed.Task;
                await RunAsync(stopping.Token);
                var now = region.Time.GetUtcNow();
                var next = Scheduled(bus.Rules.List()).Min(rule => rule.NextAt);
                var until = next is { } at && at < now + LongestRest ? at : now + LongestRest;
                using var resting = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
                await Task.WhenAny(region.Clock.WaitUntilAsync(until, resting.Token), again);
                await resting.CancelAsync();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailed(log, failure);
                await Task.Delay(AfterFailure, region.Clock.Real, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Schedules cannot be followed and are tried again")]
    static partial void LogFailed(ILogger log, Exception failure);
}
