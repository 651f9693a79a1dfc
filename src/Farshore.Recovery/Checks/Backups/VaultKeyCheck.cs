using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Backups;

/// <summary>Copies of machines and databases cannot use AWS's own backup key, and what was encrypted with a key that is disabled or
/// deleted cannot be restored.</summary>
sealed class VaultKeyCheck : Check
{
    public override string Name => "vault-key";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts)
    {
        if (!facts.Plan.Machines.Any() && !facts.Plan.Databases.Any()) yield break;
        if (facts.AsksPrimary) yield return LookAt(facts, facts.Primary, facts.Plan.Vaults.Primary, takesCopies: false);
        yield return LookAt(facts, facts.Secondary, facts.Plan.Vaults.Secondary, takesCopies: true);
    }

    static Look LookAt(PreflightFacts facts, RegionFacts region, string vault, bool takesCopies) =>
        new(region.Word, $"the key of vault {vault} in {region.Name}", async () =>
        {
            if (await region.Vaults.VaultAsync(vault) is not { } found) throw new NothingToLookAtException("the vault is not there");
            if (found.EncryptionKeyArn is not { } arn) return Answer.Ok("it is AWS Backup's own");
            if (await region.Vaults.KeyAsync(arn) is not { } key)
                return Answer.Failed($"{arn} is not there: nothing in the vault can be read any more", OtherVault(facts, region));
            return key.KeyState switch
            {
                "PendingDeletion" =>
                    Answer.Failed($"{key.KeyId} will be deleted on {key.DeletionDate?.UtcDateTime:yyyy-MM-dd}, and everything "
                    + "in the vault with it", Commands.Lines(
                        facts.Commands.Aws(region.Side, $"kms cancel-key-deletion --key-id {key.KeyId}"),
                            Enable(facts, region, key.KeyId))),
                "Disabled" => Answer.Failed($"{key.KeyId} is disabled", Enable(facts, region, key.KeyId)),
                _ when takesCopies && key.KeyManager is "AWS" => Answer.Failed(
                    "AWS manages it, and copies of machines and databases cannot use such a key; a vault's key cannot be changed",
                    OtherVault(facts, region)),
                _ => Answer.Ok($"{key.KeyId}, {(key.KeyManager is "AWS" ? "managed by AWS" : "customer managed")}, {key.KeyState}"),
            };
        });

    static string Enable(PreflightFacts facts, RegionFacts region, string key) =>
        facts.Commands.Aws(region.Side, $"kms enable-key --key-id {key}");

    static string OtherVault(PreflightFacts facts, RegionFacts region)
    {
        var word = region.Side is Side.Primary ? "primary" : "secondary";
        var vault = region.Side is Side.Primary ? facts.Plan.Vaults.Primary : facts.Plan.Vaults.Secondary;
        return Commands.Lines(
            facts.Commands.InPlan($"name another vault under 'vaults: {{ {word}: … }}'; this changes {vault} to {vault}-cmk:"),
            $"sed -i -E '/^vaults:/,/^[^ #]/ s/({word}:[[:space:]]*){vault}\\b/\\1{vault}-cmk/' {Commands.Quote(facts.Plan.File)}",
            facts.Commands.Protect);
    }
}
