using Farshore.Region.CloudWatch.Metrics;
using Farshore.Region.Events;
using Farshore.Region.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.CloudWatch.Alarms;

/// <summary>Evaluates alarms by the region's clock: every minute, every ten seconds where a period is shorter than a minute. Periods end
/// with the last whole minute, so that what is not over yet is not judged.</summary>
sealed partial class AlarmWatch(RegionContext region, AlarmState state) : IAsyncDisposable
{
    const int Minute = 60;
    const int TenSeconds = 10;
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    static readonly TimeSpan HistoryKept = TimeSpan.FromDays(30);
    static readonly TimeSpan BetweenSweeps = TimeSpan.FromMinutes(10);

    readonly CancellationTokenSource stopping = new();
    readonly SemaphoreSlim round = new(1);
    readonly ILogger log = region.Logs.CreateLogger("alarms");
    DateTimeOffset swept = DateTimeOffset.MinValue;
    Task working = Task.CompletedTask;
    TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Start() => working = Task.Run(WorkAsync);

    /// <summary>Has it look again: an alarm is new or another.</summary>
    public void Look() => Interlocked.Exchange(ref changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Evaluates every alarm as of now. One round at a time: of two, the one that began earlier would know less and might write
    /// first.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await round.WaitAsync(cancellationToken);
        try
        {
            await EvaluateAllAsync(cancellationToken);
        }
        finally
        {
            round.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await working;
        stopping.Dispose();
        round.Dispose();
    }

    async Task EvaluateAllAsync(CancellationToken cancellationToken)
    {
        foreach (var alarm in state.Alarms.List()) await EvaluateAsync(alarm, cancellationToken);
        var now = region.Time.GetUtcNow();
        if (now - swept < BetweenSweeps) return;
        swept = now;
        await region.Metrics.SweepAsync(cancellationToken);
        await region.Database.WriteAsync(connection =>
        {
            foreach (var row in state.History.List(connection).TakeWhile(row => row.At < now - HistoryKept))
                state.History.Delete(connection, row.Key);
        }, cancellationToken);
    }

    async Task EvaluateAsync(StoredAlarm alarm, CancellationToken cancellationToken)
    {
        var asked = alarm.Asked;
        var (now, period, count) = (region.Time.GetUtcNow(), asked.Period!.Value, AlarmEvaluation.RangeOf(asked));
        var end = Floor(now, StepOf(alarm));
        var begin = end - TimeSpan.FromSeconds((double)period * count);
        var points = Points(alarm, begin, end);
        var range = Enumerable.Range(1, count).Select(age => end - TimeSpan.FromSeconds((double)period * age))
            .Select(at => points.TryGetValue(at, out var values)
                ? values.Tell(asked.Statistic ?? asked.ExtendedStatistic!) : null).ToList();
        if (AlarmEvaluation.StateOf(asked, range) is not { } verdict || verdict == alarm.State) return;

        var seen = range.Select((value, at) => (At: end - TimeSpan.FromSeconds((double)period * (at + 1)), Value: value))
            .Where(one => one.Value is not null).Take(asked.EvaluationPeriods!.Value)
            .Select(one => (one.At, Values: points[one.At], Value: one.Value!.Value)).ToList();
        var reason = AlarmReason.Text(asked, verdict, [.. seen.Select(one => (one.At, one.Value))]);
        var data = AlarmReason.Data(asked, now, seen).ToJsonString(RegionEvent.Readable);
        await region.Database.WriteAsync(connection =>
        {
            // It may have been changed or put into a state meanwhile; then it is evaluated again, not here.
            if (state.Alarms.Find(connection, alarm.Name) is { } current && current.State == alarm.State
                && current.Updated == alarm.Updated)
                state.Set(connection, current, verdict, reason, data);
        }, cancellationToken);
    }

    Dictionary<DateTimeOffset, Statistics> Points(StoredAlarm alarm, DateTimeOffset begin, DateTimeOffset end) => region.Metrics
        .Read(MetricName.Of(alarm.Asked.Namespace!, alarm.Asked.MetricName!, alarm.Asked.Dimensions), begin, end, alarm.Asked.Period!.Value,
            alarm.Asked.Unit)
        .GroupBy(point => point.At)
        .ToDictionary(group => group.Key, group => group.Select(point => point.Values).Aggregate((one, other) => one + other));

    static int StepOf(StoredAlarm alarm) => alarm.Asked.Period < Minute ? TenSeconds : Minute;

    static DateTimeOffset Floor(DateTimeOffset at, int seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / seconds * seconds);

    async Task WorkAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var again = changed.Task;
                await RunAsync(stopping.Token);
                var step = state.Alarms.List().Select(StepOf).DefaultIfEmpty(Minute).Min();
                using var resting = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
                var next = Floor(region.Time.GetUtcNow(), step) + TimeSpan.FromSeconds(step);
                await Task.WhenAny(region.Clock.WaitUntilAsync(next, resting.Token), again);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Alarms cannot be evaluated and are tried again")]
    static partial void LogFailed(ILogger log, Exception failure);
}
