using Farshore.Region.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Storage.Blocks;

/// <summary>Deletes blocks that nobody needs, from time to time. Not at the start: what an earlier process captured may be about to be
/// held by the work that is taken up again.</summary>
public sealed partial class BlockSweeper(RegionContext region) : IRegionService
{
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    readonly CancellationTokenSource ended = new();
    readonly ILogger log = region.Logs.CreateLogger("blocks");
    Task sweeping = Task.CompletedTask;

    public void Serve(Operations served) { }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        sweeping = Task.Run(SweepAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await sweeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.Dispose();
    }

    async Task SweepAsync()
    {
        while (true)
        {
            await Task.Delay(Pause, region.Time, ended.Token);
            try
            {
                if (await region.Blocks.SweepAsync(ended.Token) is > 0 and var deleted) Log.Swept(log, deleted);
            }
            catch (Exception failure) when (failure is IOException or InvalidDataException or Microsoft.Data.Sqlite.SqliteException)
            {
                // What was not deleted is only too much; the next sweep tries again.
                Log.Failed(log, failure);
            }
        }
    }

    static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "deleted {Count} blocks that nobody holds")]
        public static partial void Swept(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "could not delete blocks that nobody holds")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
