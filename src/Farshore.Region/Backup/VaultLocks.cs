using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>Vault locks: retention that jobs must keep to, and recovery points that nobody deletes before their time.</summary>
sealed class VaultLocks(RegionContext region, BackupState state)
{
    const int ShortestGraceDays = 3;
    const int LongestDays = 36500;
    const string OutOfRange =
        "The retention specified in the job is not within the range specified for the target Backup Vault.";

    public void Serve(Operations served)
    {
        served.Add(BackupApi.PutBackupVaultLockConfiguration, PutAsync);
        served.Add(BackupApi.DeleteBackupVaultLockConfiguration, DeleteAsync);
    }

    /// <summary>What is wrong with keeping something in a vault for as long as a lifecycle says; null where nothing is.</summary>
    public static string? ProblemWith(VaultRow vault, Lifecycle? lifecycle)
    {
        if (vault.Lock is not { } held) return null;
        // No number of days, or -1, means for ever.
        var days = lifecycle?.DeleteAfterDays is > 0 and var given ? given : long.MaxValue;
        return days < (held.MinRetentionDays ?? 0) || days > (held.MaxRetentionDays ?? long.MaxValue) ? OutOfRange : null;
    }

    async Task<PutBackupVaultLockConfigurationResponse> PutAsync(
        PutBackupVaultLockConfigurationInput input, Call call, CancellationToken cancellationToken)
    {
        if (input.MinRetentionDays is < 1) throw BackupErrors.Value("MinRetentionDays must be at least 1.");
        if (input.MaxRetentionDays is < 1 or > LongestDays) throw BackupErrors.Value($"MaxRetentionDays must be from 1 to {LongestDays}.");
        if (input.MinRetentionDays > input.MaxRetentionDays)
            throw BackupErrors.Value("MinRetentionDays must not be more than MaxRetentionDays.");
        if (input.ChangeableForDays is < ShortestGraceDays or > LongestDays)
            throw BackupErrors.Value($"ChangeableForDays must be from {ShortestGraceDays} to {LongestDays}.");
        await ChangeAsync(input.BackupVaultName, new(
            input.MinRetentionDays, input.MaxRetentionDays,
            input.ChangeableForDays is { } days ? region.Time.GetUtcNow().AddDays(days) : null), cancellationToken);
        return new();
    }

    async Task<DeleteBackupVaultLockConfigurationResponse> DeleteAsync(
        DeleteBackupVaultLockConfigurationInput input, Call call, CancellationToken cancellationToken)
    {
        await ChangeAsync(input.BackupVaultName, null, cancellationToken);
        return new();
    }

    async Task ChangeAsync(string name, VaultLock? to, CancellationToken cancellationToken) =>
        _ = await state.Vaults.UpdateAsync(name, vault => vault.Lock?.Until <= region.Time.GetUtcNow()
            ? throw BackupErrors.Request(
                $"Backup vault {name} is locked since {vault.Lock!.Until:yyyy-MM-dd} and its lock cannot be changed.")
            : vault with { Lock = to }, cancellationToken) ?? throw BackupErrors.VaultNotFound(name);
}
