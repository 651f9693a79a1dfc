using Farshore.Cli.Local.Faults;

namespace Farshore.Cli.Local;

/// <summary>A region that was brought back.</summary>
/// <param name="Region">As it stands now.</param>
/// <param name="Ended">The faults that were in force.</param>
/// <param name="IsEmpty">Whether it had lost its disk, so that it begins anew.</param>
sealed record Healed(LocalRegion Region, IReadOnlyList<FaultAnswer> Ended, bool IsEmpty);

/// <summary>The end of everything that was done to a region, its death among it.</summary>
sealed class LocalHealing(LocalRegions regions, LocalFaults faults)
{
    public async Task<Healed> HealAsync(string name, CancellationToken cancellationToken)
    {
        var before = regions.Need(name);
        // Before the start: a full disk would not let it.
        var ended = await faults.EndAllAsync(before, cancellationToken);
        var isEmpty = before.State == RegionState.Down && regions.HasLostDisk(before.Name);
        var region = before.State == RegionState.Down ? await regions.HealAsync(before.Name, cancellationToken) : regions.Need(before.Name);
        return new(region, ended, isEmpty);
    }
}
