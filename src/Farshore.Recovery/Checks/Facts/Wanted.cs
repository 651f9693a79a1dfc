using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>What of the secondary a recovery will ask for: what the plan says of the resource, else what it maps the original to.</summary>
sealed class Wanted(PreflightFacts facts)
{
    IReadOnlyDictionary<string, string> Mapping => facts.Plan.Network.Mapping;

    /// <summary>Null where AWS's default is taken, or the network is made as it was.</summary>
    public async Task<string?> SubnetAsync(PlanMachine machine) => machine.Restore.Subnet
        ?? (Mapping.Count == 0 ? null : Mapped((await facts.Sources.MachineAsync(machine)).Subnet));

    public async Task<IReadOnlyList<string>> GroupsAsync(PlanMachine machine) => machine.Restore.SecurityGroups is { Count: > 0 } said
        ? said : Mapping.Count == 0 ? [] : Mapped((await facts.Sources.MachineAsync(machine)).Groups);

    public async Task<IReadOnlyList<string>> GroupsAsync(PlanDatabase database) => database.Restore.SecurityGroups is { Count: > 0 } said
        ? said : Mapping.Count == 0 ? [] : Mapped((await facts.Sources.DatabaseAsync(database)).Groups);

    public async Task<string?> SubnetGroupAsync(PlanDatabase database) => database.Restore.SubnetGroup
        ?? (Mapping.Count == 0 ? null : Mapped((await facts.Sources.DatabaseAsync(database)).SubnetGroup));

    /// <summary>The type first wanted, then those to take where it is not to be had.</summary>
    public async Task<IReadOnlyList<string>> TypesAsync(PlanMachine machine)
    {
        var first = machine.Restore.InstanceType ?? (await facts.Sources.MachineAsync(machine)).Type;
        return first is null ? machine.Restore.Fallbacks : [first, .. machine.Restore.Fallbacks];
    }

    /// <summary>Every instance type that any machine of the plan may come back as.</summary>
    public Task<IReadOnlyList<string>> AllTypesAsync() => facts.Secondary.Known.OnceAsync<IReadOnlyList<string>>("types wanted", async () =>
    {
        var found = await Task.WhenAll(facts.Plan.Machines.Select(TypesOrNoneAsync));
        return [.. found.SelectMany(types => types).Distinct().Order(StringComparer.Ordinal)];
    });

    public string? Mapped(string? original) => original is null ? null : Mapping.GetValueOrDefault(original);

    async Task<IReadOnlyList<string>> TypesOrNoneAsync(PlanMachine machine)
    {
        try
        {
            return await TypesAsync(machine);
        }
        catch (NothingToLookAtException)
        {
            return machine.Restore.Fallbacks;
        }
    }

    List<string> Mapped(IEnumerable<string> originals) => [.. originals.Select(Mapped).OfType<string>()];
}
