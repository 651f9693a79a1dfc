using System.Diagnostics;
using System.Text;
using Farshore.Cli.Local;
using Farshore.Cli.Local.Faults;
using Farshore.Console.Range;
using Farshore.Recovery;
using Farshore.Region.Hosting.Faults;

namespace Farshore.Cli.Serve.Ranges;

/// <summary>The regions' state for pages. What a region that is ill cannot answer is left out; the rest is shown.</summary>
sealed class RangeLook(
    Shell shell, LocalRegions regions, LocalFaults faults, LocalClock clock, RangeHoldings holdings, RecoveryEngine engine)
{
    public string Mark()
    {
        StringBuilder mark = new();
        foreach (var region in regions.List()) mark.Append(region.Name).Append(region.StateName).Append(region.Pid).Append(';');
        // Rules and the clock are files, whoever writes them.
        if (!Directory.Exists(shell.Home.Local)) return mark.ToString();
        var rules = Directory.EnumerateFiles(shell.Home.Local, "*.faults.json");
        foreach (var file in rules.Append(Path.Combine(shell.Home.Local, "clock.json")))
            mark.Append(File.GetLastWriteTimeUtc(file).Ticks).Append(';');
        return mark.ToString();
    }

    public async Task<RangeView> LookAsync(CancellationToken cancellationToken)
    {
        var known = regions.List();
        var rules = await Task.WhenAll(known.Select(region => FaultsOfAsync(region, cancellationToken)));
        var seen = await Task.WhenAll(known.Select(region => OneAsync(region, cancellationToken)));
        var inForce = rules.SelectMany(rule => rule).ToLookup(rule => rule.Effect == FaultEffect.Partition);
        return new(seen, [.. inForce[false].Where(rule => rule.Id != LocalFaults.Freeze).Select(Shown)], inForce[true].Any(),
            shell.Time.GetUtcNow() + clock.Ahead, Math.Round(clock.Ahead.TotalSeconds, 3));
    }

    async Task<RangeRegion> OneAsync(LocalRegion region, CancellationToken cancellationToken)
    {
        var data = regions.HasLostDisk(region.Name) ? "gone" : regions.IsOutOfReach(region.Name) ? "away" : "kept";
        return new(region.Name, region.StateName, region.Endpoint.ToString().TrimEnd('/'), region.Pid, StartOf(region.Pid), data,
            region.State == RegionState.Down ? engine.Disasters.Current(region.Name)?.At : null,
            await holdings.OfAsync(region, cancellationToken));
    }

    async Task<IReadOnlyList<FaultAnswer>> FaultsOfAsync(LocalRegion region, CancellationToken cancellationToken)
    {
        try
        {
            return await faults.ListAsync([region], cancellationToken);
        }
        catch (Exception gone) when (gone is HttpRequestException or LocalRegionException)
        {
            // It went while it was asked; the next look finds it down.
            return [];
        }
    }

    static RangeFault Shown(FaultAnswer rule) =>
        new(rule.Region, rule.Id, rule.Effect, rule.Service, rule.Operation, rule.Probability, rule.Hits)
        {
            Code = rule.Code, LatencyMilliseconds = rule.LatencyMilliseconds, Times = rule.Times, Until = rule.Until, Peers = rule.Peers,
        };

    static DateTimeOffset? StartOf(int? pid)
    {
        if (pid is not { } id) return null;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime();
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
