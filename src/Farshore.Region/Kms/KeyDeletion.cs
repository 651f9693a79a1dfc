using Farshore.Region.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Kms;

/// <summary>Deletes scheduled keys when their day comes.</summary>
sealed partial class KeyDeletion(RegionContext region, KmsKeys keys)
{
    // No deletion can be scheduled for sooner than a week, so whoever looks once a day misses none.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    readonly ILogger log = region.Logs.CreateLogger<KeyDeletion>();

    /// <summary>Goes on until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var next = await keys.DeleteDueAsync(cancellationToken);
                var look = region.Clock.GetUtcNow() + LongestWait;
                await region.Clock.WaitUntilAsync(next < look ? next.Value : look, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // A full disk, say: a key that is due counts as gone already, and its material goes with the next try.
                LogFailed(log, failure);
                await Task.WhenAny(Task.Delay(AfterFailure, region.Clock.Real, cancellationToken));
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Keys that are due could not be deleted; they will be tried again")]
    static partial void LogFailed(ILogger log, Exception failure);
}
