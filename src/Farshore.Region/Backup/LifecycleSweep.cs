using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>Deletes recovery points whose lifecycle says so.</summary>
sealed class LifecycleSweep(RegionContext region, BackupState state, RecoveryPoints points)
{
    static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var looks = new PeriodicTimer(Interval, region.Time);
        do
        {
            var now = region.Time.GetUtcNow();
            foreach (
                var point in state.Points.List().Where(point => RecoveryPoints.Calculate(point.Created, point.Lifecycle)?.DeleteAt <= now))
                await points.RemoveAsync(point, cancellationToken);
        }
        while (await looks.WaitForNextTickAsync(cancellationToken));
    }
}
