using Farshore.Region.Hosting.Clocks;
using Farshore.Region.Peers;

namespace Farshore.Cli.Local;

/// <summary>The clock that a home's regions live by: one for all of them.</summary>
sealed class LocalClock(Home home, TimeProvider time)
{
    readonly ClockFile file = new(home.Local, time);
    readonly RegionControl control = new(home, time);

    /// <summary>How far it is ahead of the real one, as the file has it.</summary>
    public TimeSpan Ahead => file.Read();

    /// <summary>What each region shows; of one that does not answer, what it will show.</summary>
    public async Task<IReadOnlyList<ClockAnswer>> ReadAsync(IReadOnlyList<LocalRegion> known, CancellationToken cancellationToken)
    {
        List<ClockAnswer> answers = [];
        foreach (var region in known)
        {
            var ahead = region.State == RegionState.Up
                ? Span(await control.AskAsync(region, ClockApi.GetClock, new(), cancellationToken)) : file.Read();
            answers.Add(Answer(region, ahead));
        }

        return answers;
    }

    /// <summary>Puts it forward, and returns when the regions have done what fell due.</summary>
    public async Task<IReadOnlyList<ClockAnswer>> ChangeAsync(
        IReadOnlyList<LocalRegion> known, Func<TimeSpan, TimeSpan> change, CancellationToken cancellationToken)
    {
        // Kept first, so that a region that is down, or goes down now, has it at its next start.
        var ahead = await file.ChangeAsync(change, cancellationToken);
        await Task.WhenAll(known.Where(region => region.State == RegionState.Up).Select(region => control.AskAsync(
            region, ClockApi.PutClock, new() { AheadMilliseconds = (long)ahead.TotalMilliseconds }, cancellationToken)));
        return [.. known.Select(region => Answer(region, ahead))];
    }

    ClockAnswer Answer(LocalRegion region, TimeSpan ahead) =>
        new(region.Name, region.StateName, time.GetUtcNow() + ahead, Math.Round(ahead.TotalSeconds, 3));

    static TimeSpan Span(ClockResponse clock) => TimeSpan.FromMilliseconds(clock.AheadMilliseconds);
}

/// <summary>A region's clock under <c>--json</c>.</summary>
/// <param name="Region">Its name.</param>
/// <param name="State"><c>up</c>, <c>frozen</c> or <c>down</c>; one that does not answer takes the clock up when it does.</param>
/// <param name="Time">What it shows.</param>
/// <param name="AheadSeconds">How far that is ahead of the real time.</param>
sealed record ClockAnswer(string Region, string State, DateTimeOffset Time, double AheadSeconds);
