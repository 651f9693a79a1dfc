using System.Runtime.CompilerServices;
using Farshore.Aws;
using Farshore.Cli.Local;
using Farshore.Console.Range;

namespace Farshore.Cli.Serve.Ranges;

/// <summary>What happens in the regions, as their logs tell it, with the events that buckets have listeners for.</summary>
sealed class RangeEvents(Shell shell, LocalRegions regions, RegionControl control)
{
    const int MostAtOnce = 200;
    const int LooksBetweenBuckets = 8;

    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly Dictionary<string, RegionLogTail> logs = new(StringComparer.Ordinal);
    readonly Dictionary<string, EventReading> buckets = new(StringComparer.Ordinal);

    public async IAsyncEnumerable<IReadOnlyList<RangeEvent>> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var looks = new PeriodicTimer(BetweenLooks, shell.Time);
        for (var look = 0; ; look++)
        {
            List<RangeEvent> found = [];
            foreach (var region in regions.List())
            {
                found.AddRange(LogOf(region.Name).Next());
                if (look % LooksBetweenBuckets == 0 && region.State == RegionState.Up)
                    found.AddRange(await BucketEventsAsync(region, cancellationToken));
            }

            // Of more than anybody reads, the newest.
            if (found.Count > 0) yield return [.. found.OrderBy(one => one.At).TakeLast(MostAtOnce)];
            if (!await looks.WaitForNextTickAsync(cancellationToken)) yield break;
        }
    }

    async Task<IReadOnlyList<RangeEvent>> BucketEventsAsync(LocalRegion region, CancellationToken cancellationToken)
    {
        if (!buckets.TryGetValue(region.Name, out var reading))
            buckets[region.Name] = reading = new(control, [region], bucket: null, outlivesRegions: true);
        using var patience = new CancellationTokenSource(Patience, shell.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return [.. (await reading.NextAsync(either.Token)).Select(one =>
                new RangeEvent(region.Name, one.Time, "bucket", "s3", one.Name)
                {
                    More = $"s3://{one.Bucket}/{one.Key} to {one.Destination}",
                })];
        }
        catch (Exception ill) when (ill is AwsException or LocalRegionException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return [];
        }
    }

    RegionLogTail LogOf(string region) => logs.TryGetValue(region, out var log) ? log
        : logs[region] = new(region, Path.Combine(shell.Home.Local, region, "region.log"));
}
