using Farshore.Recovery.Checks.Facts;

namespace Farshore.Recovery.Checks.Backups;

/// <summary>Recovery points are put into a vault, which nobody makes for them.</summary>
sealed class VaultCheck : Check
{
    public override string Name => "vault";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts)
    {
        if (!facts.Plan.Machines.Any() && !facts.Plan.Databases.Any()) yield break;
        if (facts.AsksPrimary) yield return LookAt(facts, facts.Primary, facts.Plan.Vaults.Primary);
        yield return LookAt(facts, facts.Secondary, facts.Plan.Vaults.Secondary);
    }

    static Look LookAt(PreflightFacts facts, RegionFacts region, string vault) =>
        new(region.Word, $"vault {vault} in {region.Name}", async () => await region.Vaults.VaultAsync(vault) is { } found
            ? Answer.Ok($"it holds {found.NumberOfRecoveryPoints ?? 0} recovery points")
            : Answer.Failed("there is none", facts.Commands.Protect));
}
