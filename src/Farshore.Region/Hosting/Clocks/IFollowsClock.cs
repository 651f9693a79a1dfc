namespace Farshore.Region.Hosting.Clocks;

/// <summary>A service that does something by itself when a time comes. It waits with <see cref="RegionClock.WaitUntilAsync"/>, and is asked
/// here whether it has done what fell due when the clock was put forward.</summary>
public interface IFollowsClock
{
    /// <summary>Returns once everything is done that is due by the region's clock as it is now.</summary>
    Task CaughtUpAsync(CancellationToken cancellationToken);
}
