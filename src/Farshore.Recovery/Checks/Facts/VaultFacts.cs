using Farshore.Aws.Backup;
using Farshore.Aws.Kms;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>Backup vaults of a Region, their keys, and what AWS Backup may protect there.</summary>
sealed class VaultFacts(RegionFacts region)
{
    /// <summary>Null where there is none. AWS says <c>AccessDeniedException</c> of a vault that is not there.</summary>
    public Task<DescribeBackupVaultOutput?> VaultAsync(string name) => region.Known.OnceAsync($"vault {name}", async () =>
    {
        try
        {
            return await region.FindAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = name }, "ResourceNotFoundException");
        }
        catch (NotAllowedException)
        {
            if (await IsListedAsync(name)) throw;
            return null;
        }
    });

    /// <summary>The vault's access policy; null where it has none.</summary>
    public Task<string?> PolicyAsync(string vault) => region.Known.OnceAsync($"vault policy {vault}", async () =>
        (await region.FindAsync(BackupApi.GetBackupVaultAccessPolicy, new() { BackupVaultName = vault }, "ResourceNotFoundException"))
            ?.Policy);

    /// <summary>By id, ARN or alias; null where there is none.</summary>
    public Task<KeyMetadata?> KeyAsync(string key) => region.Known.OnceAsync($"key {key}", async () =>
        (await region.FindAsync(KmsApi.DescribeKey, new() { KeyId = key }, "NotFoundException"))?.KeyMetadata);

    /// <summary>Opt-in by type of resource.</summary>
    public Task<IReadOnlyDictionary<string, bool>> OptInAsync() => region.Known.OnceAsync("opt-in", async () =>
        (await region.AskAsync(BackupApi.DescribeRegionSettings, new())).ResourceTypeOptInPreference ?? new Dictionary<string, bool>());

    async Task<bool> IsListedAsync(string name)
    {
        var vaults = await region.AllAsync(BackupApi.ListBackupVaults, new(), page => page.BackupVaultList, page => page.NextToken,
            (input, token) => input with { NextToken = token });
        return vaults.Any(vault => vault.BackupVaultName == name);
    }
}
