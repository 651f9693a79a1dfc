using System.Text.Json;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Backups;

/// <summary>A lock refuses jobs whose retention is outside of its bounds, and recovery points that are to be pruned before its least. A
/// vault's access policy can refuse everything.</summary>
sealed class VaultLockCheck : Check
{
    static readonly string[] Needed = ["backup:StartBackupJob", "backup:CopyIntoBackupVault", "backup:StartRestoreJob"];

    public override string Name => "vault-lock";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts)
    {
        if (!facts.Plan.Machines.Any() && !facts.Plan.Databases.Any()) yield break;
        foreach (var region in (RegionFacts[])[facts.Primary, facts.Secondary])
        {
            var vault = region.Side is Side.Primary ? facts.Plan.Vaults.Primary : facts.Plan.Vaults.Secondary;
            yield return new(region.Word, $"lock of vault {vault} in {region.Name}", () => AskLockAsync(facts, region, vault));
            yield return new(region.Word, $"access policy of vault {vault} in {region.Name}", () => AskPolicyAsync(facts, region, vault));
        }
    }

    static async Task<Answer> AskLockAsync(PreflightFacts facts, RegionFacts region, string vault)
    {
        if (await region.Vaults.VaultAsync(vault) is not { } found) throw new NothingToLookAtException("the vault is not there");
        if (found.Locked is not true || (found.MinRetentionDays is null && found.MaxRetentionDays is null)) return Answer.Ok("it has none");
        var least = LeastDays(facts.Plan.Retention);
        if (found.MinRetentionDays > least)
        {
            return Answer.Warning($"it keeps recovery points for {found.MinRetentionDays} days at least, and the plan would drop the first "
                + $"after {least}: they stay, and cost, until then",
                    Loosen(facts, region, vault, found.LockDate, $"of {least} days at least"));
        }

        // Farshore's recovery points have no lifecycle of their own: kept until they are pruned.
        return found.MaxRetentionDays is { } most
            ? Answer.Failed($"it takes only recovery points that expire within {most} days, and those of recovery sets expire by the "
                + $"plan's "
                + "retention alone", Loosen(facts, region, vault, found.LockDate, "without a greatest retention"))
            : Answer.Ok($"{found.MinRetentionDays} days at least, which the plan's retention keeps to");
    }

    /// <summary>A set that only the newest ones keep goes as soon as that many newer ones are there.</summary>
    static int LeastDays(PlanRetention retention) => Math.Max(retention.Daily, 1);

    static string Loosen(PreflightFacts facts, RegionFacts region, string vault, DateTimeOffset? lockedAt, string wanted) =>
        lockedAt <= facts.World.Time.GetUtcNow()
            ? facts.Commands.InPlan($"the lock cannot be changed any more: name another vault under 'vaults', {wanted}")
            : facts.Commands.Aws(region.Side, $"backup delete-backup-vault-lock-configuration --backup-vault-name {vault}");

    static async Task<Answer> AskPolicyAsync(PreflightFacts facts, RegionFacts region, string vault)
    {
        if (await region.Vaults.VaultAsync(vault) is null) throw new NothingToLookAtException("the vault is not there");
        if (await region.Vaults.PolicyAsync(vault) is not { } text) return Answer.Ok("it has none");
        var denied = Denied(text).ToList();
        return denied.Count == 0 ? Answer.Ok("it denies nothing that recovery sets need") : Answer.Warning(
            $"it denies {string.Join(", ", denied)}, to some or to all", Commands.Lines(
                "# Take the statement out, or let it spare the backup role. Without any policy the vault is open to its account:",
                facts.Commands.Aws(region.Side, $"backup delete-backup-vault-access-policy --backup-vault-name {vault}")));
    }

    static IEnumerable<string> Denied(string policy)
    {
        using var document = JsonDocument.Parse(policy);
        var statements = document.RootElement.GetProperty("Statement");
        List<JsonElement> all = statements.ValueKind is JsonValueKind.Array ? [.. statements.EnumerateArray()] : [statements];
        return [.. all.Where(statement => statement.GetProperty("Effect").GetString() is "Deny").SelectMany(Actions).Distinct()];
    }

    static IEnumerable<string> Actions(JsonElement statement)
    {
        if (!statement.TryGetProperty("Action", out var action)) return ["backup:*"];
        List<string?> patterns = action.ValueKind is JsonValueKind.Array
            ? [.. action.EnumerateArray().Select(one => one.GetString())] : [action.GetString()];
        return Needed.Where(needed => patterns.OfType<string>().Any(pattern =>
            System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, needed)));
    }
}
