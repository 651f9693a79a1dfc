using Farshore.Aws;
using Farshore.Region.Peers;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Hosting.Clocks;

/// <summary>Tells the region's clock and puts it forward, for whoever has the home's own keys.</summary>
/// <param name="region">Whose clock.</param>
/// <param name="file">Where it is kept for the next start.</param>
/// <param name="services">Those that follow it are waited for.</param>
sealed partial class ClockOperations(RegionContext region, ClockFile file, IReadOnlyList<IRegionService> services)
{
    readonly ILogger log = region.Logs.CreateLogger("clock");

    public void Serve(Operations served)
    {
        served.Add(ClockApi.GetClock, GetAsync);
        served.Add(ClockApi.PutClock, PutAsync);
    }

    Task<ClockResponse> GetAsync(GetClockRequest request, Call call, CancellationToken cancellationToken)
    {
        PeerService.OnlyHome(region, call);
        return Task.FromResult(Answer());
    }

    async Task<ClockResponse> PutAsync(PutClockRequest request, Call call, CancellationToken cancellationToken)
    {
        PeerService.OnlyHome(region, call);
        try
        {
            var asked = TimeSpan.FromMilliseconds(request.AheadMilliseconds);
            if (asked < region.Clock.Ahead)
                throw new RegionException($"the clock of {region.Name} is {region.Clock.Ahead} ahead and never goes back");
            await file.ChangeAsync(kept => kept > asked ? kept : asked, cancellationToken);
            region.Clock.SetAhead(asked);
        }
        catch (Exception impossible) when (impossible is RegionException or OverflowException or ArgumentException)
        {
            throw new AwsException("ValidationException", impossible.Message);
        }

        LogAhead(log, region.Clock.Ahead, region.Clock.GetUtcNow());
        foreach (var service in services.OfType<IFollowsClock>()) await service.CaughtUpAsync(cancellationToken);
        return Answer();
    }

    ClockResponse Answer() => new()
    {
        AheadMilliseconds = (long)region.Clock.Ahead.TotalMilliseconds,
        Time = region.Clock.GetUtcNow(),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "The region's clock is {Ahead} ahead and shows {Time:u}")]
    static partial void LogAhead(ILogger log, TimeSpan ahead, DateTimeOffset time);
}
