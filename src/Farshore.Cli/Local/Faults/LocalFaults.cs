using Farshore.Region.Hosting.Faults;
using Farshore.Region.Peers;

namespace Farshore.Cli.Local.Faults;

/// <summary>The faults of a home's regions: those that are up are asked, of those that are not the file they left is read.</summary>
sealed class LocalFaults(Home home, LocalRegions regions, RegionControl control, TimeProvider time)
{
    /// <summary>How a region that stands still is listed among the faults.</summary>
    public const string Freeze = "freeze";

    /// <summary>Puts a rule in force in a region that is up.</summary>
    public async Task<FaultAnswer> AddAsync(LocalRegion region, FaultRule rule, TimeSpan? span, CancellationToken cancellationToken)
    {
        var put = await control.AskAsync(
            region, FaultApi.PutFault, new() { Fault = rule, Seconds = span?.TotalSeconds }, cancellationToken);
        return FaultAnswer.Of(region.Name, put.Fault);
    }

    /// <summary>Cuts the regions off from each other, while clients reach them all.</summary>
    public async Task<IReadOnlyList<FaultAnswer>> CutAsync(IReadOnlyList<LocalRegion> known, CancellationToken cancellationToken)
    {
        var up = known.Where(region => region.State == RegionState.Up).ToList();
        if (known.Count < 2 || up.Count == 0)
            throw new LocalRegionException("it takes two regions, one of them up, to cut one off: `farshore local status` lists them");

        // The same id in all of them, so that one removal ends it. One that is down is cut off by those that are up.
        FaultRule rule = new() { Effect = FaultEffect.Partition };
        List<FaultAnswer> added = [];
        foreach (var region in up)
        {
            added.Add(await AddAsync(region, rule, null, cancellationToken));
            rule = rule with { Id = added[0].Id };
        }

        return added;
    }

    /// <summary>What is in force, region by region.</summary>
    public async Task<IReadOnlyList<FaultAnswer>> ListAsync(IEnumerable<LocalRegion> among, CancellationToken cancellationToken)
    {
        List<FaultAnswer> all = [];
        foreach (var region in among)
        {
            if (region.State == RegionState.Frozen) all.Add(FaultAnswer.Of(region.Name, new() { Id = Freeze, Effect = Freeze }));
            var rules = region.State == RegionState.Up
                ? (await control.AskAsync(region, FaultApi.ListFaults, new(), cancellationToken)).Faults : FileOf(region).List();
            all.AddRange(rules.Select(rule => FaultAnswer.Of(region.Name, rule)));
        }

        return all;
    }

    /// <summary>Ends a rule by its id, in every region that has it.</summary>
    /// <returns>What was in force; nothing where no region has it.</returns>
    public async Task<IReadOnlyList<FaultAnswer>> EndAsync(string id, CancellationToken cancellationToken)
    {
        List<FaultAnswer> ended = [];
        foreach (var region in regions.List())
        {
            var has = (await ListAsync([region], cancellationToken)).Any(fault => fault.Id == id);
            if (has) ended.AddRange(await EndInAsync(region, id, cancellationToken));
        }

        return ended;
    }

    /// <summary>Ends everything that was done to a region but its death: it moves again, has no rules, and reaches the others.</summary>
    /// <returns>What was in force.</returns>
    public async Task<IReadOnlyList<FaultAnswer>> EndAllAsync(LocalRegion region, CancellationToken cancellationToken)
    {
        List<FaultAnswer> ended = [];
        if (region.State == RegionState.Frozen)
        {
            ended.Add(FaultAnswer.Of(region.Name, new() { Id = Freeze, Effect = Freeze }));
            region = await regions.ThawAsync(region.Name, cancellationToken);
        }

        ended.AddRange(await EndInAsync(region, null, cancellationToken));
        // It takes two: a partition that only one side has forgotten would go on, whichever side has it.
        foreach (var other in regions.List().Where(other => other.Name != region.Name && other.State != RegionState.Frozen))
        {
            var partitions = (await ListAsync([other], cancellationToken)).Where(fault => fault.Effect == FaultEffect.Partition);
            foreach (var partition in partitions) ended.AddRange(await EndInAsync(other, partition.Id, cancellationToken));
        }

        return ended;
    }

    async Task<IEnumerable<FaultAnswer>> EndInAsync(LocalRegion region, string? id, CancellationToken cancellationToken)
    {
        if (region.State == RegionState.Frozen && id == Freeze) return await EndAllAsync(region, cancellationToken);
        var ended = region.State == RegionState.Down ? FileOf(region).Delete(id)
            : (await control.AskAsync(region, FaultApi.DeleteFaults, new() { Id = id }, cancellationToken)).Faults;
        return ended.Select(rule => FaultAnswer.Of(region.Name, rule));
    }

    FaultRules FileOf(LocalRegion region) => new(home.Local, region.Name, time);
}
