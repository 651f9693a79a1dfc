using Farshore.Region.Events;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.S3.Events;

/// <summary>Brings the events of buckets that name EventBridge from the outbox to the bus: each once, and where it has come is on disk
/// together with what it set going.</summary>
sealed partial class BridgePump(RegionContext region) : IAsyncDisposable
{
    const int OnPage = 500;
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);

    readonly EventBus bus = region.Events;
    readonly CancellationTokenSource stopping = new();
    readonly ILogger log = region.Logs.CreateLogger("events");
    Task working = Task.CompletedTask;

    public void Start() => working = Task.Run(WorkAsync);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await working;
        stopping.Dispose();
    }

    async Task WorkAsync()
    {
        long? cursor = null;
        var seen = -1L;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                cursor ??= await BeginAsync();
                var changes = region.Database.Changes;
                if (changes == seen || !await MoveAsync())
                {
                    seen = changes;
                    await Task.Delay(BetweenLooks, region.Clock.Real, stopping.Token);
                }
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

        async Task<bool> MoveAsync()
        {
            var events = region.Database.Read(connection => EventTable.After(connection, null, cursor!.Value, OnPage));
            if (events.Count == 0) return false;
            var bridged = events.Where(one => one.EventBridge).ToList();
            if (bridged.Count > 0)
            {
                await region.Database.WriteAsync(connection =>
                {
                    foreach (var one in bridged) bus.Announce(connection, EventBridgeMessage.Of(region.Name, one));
                    Keep(connection, events[^1].Id);
                }, stopping.Token);
            }

            cursor = events[^1].Id;
            return true;
        }
    }

    // What happened before there was a bus is not told any more.
    Task<long> BeginAsync() => region.Database.WriteAsync(connection =>
    {
        using (var row = connection.Statement("SELECT cursor FROM s3_bridge").ExecuteReader())
            if (row.Read()) return row.GetInt64(0);
        var newest = EventTable.Newest(connection);
        Keep(connection, newest);
        return newest;
    }, stopping.Token);

    static void Keep(Microsoft.Data.Sqlite.SqliteConnection connection, long cursor) => connection.Run(
        "INSERT INTO s3_bridge (id, cursor) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET cursor = excluded.cursor", cursor);

    [LoggerMessage(Level = LogLevel.Error, Message = "Events of buckets cannot be brought to the bus and are tried again")]
    static partial void LogFailed(ILogger log, Exception failure);
}
