using Farshore.Region.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Backup;

/// <summary>Deletes recovery points whose lifecycle says so, by the region's clock.</summary>
sealed partial class LifecycleSweep(RegionContext region, BackupState state, RecoveryPoints points) : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    // A point is removed once.
    readonly SemaphoreSlim one = new(1);
    readonly ILogger log = region.Logs.CreateLogger<LifecycleSweep>();

    /// <summary>Goes on until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await SweepAsync(cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // A full disk, say, which heals.
                LogFailed(log, failure);
                await Task.Delay(Interval, region.Clock.Real, cancellationToken);
            }

            await region.Clock.WaitUntilAsync(region.Clock.GetUtcNow() + Interval, cancellationToken);
        }
    }

    /// <summary>Deletes what is due now.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            var now = region.Clock.GetUtcNow();
            foreach (
                var point in state.Points.List().Where(point => RecoveryPoints.Calculate(point.Created, point.Lifecycle)?.DeleteAt <= now))
                await points.RemoveAsync(point, cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    [LoggerMessage(Level = LogLevel.Error, Message = "Recovery points that are due could not be deleted; they will be tried again")]
    static partial void LogFailed(ILogger log, Exception failure);
}
