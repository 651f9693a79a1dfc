using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;
using Farshore.Region.Kms;

namespace Farshore.Region.Backup;

/// <summary>Vaults. The one named <c>Default</c> is there from the beginning, as in an account that has opened the console once.</summary>
sealed partial class BackupVaults(RegionContext region, BackupState state, KmsKeys keys)
{
    const string DefaultName = "Default";
    const string ManagedKey = "alias/aws/backup";

    public void Serve(Operations served)
    {
        served.Add(BackupApi.CreateBackupVault, CreateAsync);
        served.Add(BackupApi.DescribeBackupVault, Describe);
        served.Add(BackupApi.ListBackupVaults, List);
        served.Add(BackupApi.DeleteBackupVault, DeleteAsync);
    }

    /// <summary>Makes the default vault where it is missing.</summary>
    public Task EnsureDefaultAsync(CancellationToken cancellationToken) =>
        state.Vaults.AddAsync(DefaultName, Shape(DefaultName, null, null, null), cancellationToken);

    async Task<CreateBackupVaultOutput> CreateAsync(CreateBackupVaultInput input, Call call, CancellationToken cancellationToken)
    {
        if (!Allowed().IsMatch(input.BackupVaultName))
            throw BackupErrors.Value(
                $"Invalid backup vault name '{input.BackupVaultName}': 2 to 50 letters, digits, hyphens and underscores.");
        var vault = Shape(input.BackupVaultName, input.EncryptionKeyArn, input.CreatorRequestId, input.BackupVaultTags);
        var kept = await state.Vaults.AddAsync(vault.Name, vault, cancellationToken);
        if (!ReferenceEquals(kept, vault) && (input.CreatorRequestId is null || kept.RequestId != input.CreatorRequestId))
            throw new AwsException("AlreadyExistsException", $"Backup vault with the same name already exists: {vault.Name}")
            {
                Details = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Arn"] = kept.Arn, ["CreatorRequestId"] = kept.RequestId ?? "", ["Type"] = "Client",
                },
            };
        return new() { BackupVaultName = kept.Name, BackupVaultArn = kept.Arn, CreationDate = kept.Created };
    }

    Task<DescribeBackupVaultOutput> Describe(DescribeBackupVaultInput input, Call call, CancellationToken cancellationToken)
    {
        var vault = state.Vault(input.BackupVaultName);
        CheckAccount(input.BackupVaultAccountId);
        return Task.FromResult(new DescribeBackupVaultOutput
        {
            BackupVaultName = vault.Name,
            BackupVaultArn = vault.Arn,
            VaultType = "BACKUP_VAULT",
            VaultState = "AVAILABLE",
            EncryptionKeyArn = vault.KeyArn,
            EncryptionKeyType = KeyType(vault),
            CreationDate = vault.Created,
            CreatorRequestId = vault.RequestId,
            NumberOfRecoveryPoints = CountIn(vault),
            Locked = vault.Lock is not null,
            MinRetentionDays = vault.Lock?.MinRetentionDays,
            MaxRetentionDays = vault.Lock?.MaxRetentionDays,
            LockDate = vault.Lock?.Until,
        });
    }

    Task<ListBackupVaultsOutput> List(ListBackupVaultsInput input, Call call, CancellationToken cancellationToken)
    {
        var all = input.ByVaultType is null or "BACKUP_VAULT" ? state.Vaults.List() : [];
        var page = BackupPage<VaultRow>.Of(all, vault => vault.Name, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListBackupVaultsOutput
        {
            NextToken = page.NextToken,
            BackupVaultList = [.. page.Items.Select(vault => new BackupVaultListMember
            {
                BackupVaultName = vault.Name,
                BackupVaultArn = vault.Arn,
                VaultType = "BACKUP_VAULT",
                VaultState = "AVAILABLE",
                EncryptionKeyArn = vault.KeyArn,
                EncryptionKeyType = KeyType(vault),
                CreationDate = vault.Created,
                CreatorRequestId = vault.RequestId,
                NumberOfRecoveryPoints = CountIn(vault),
                Locked = vault.Lock is not null,
                MinRetentionDays = vault.Lock?.MinRetentionDays,
                MaxRetentionDays = vault.Lock?.MaxRetentionDays,
                LockDate = vault.Lock?.Until,
            })],
        });
    }

    async Task<DeleteBackupVaultResponse> DeleteAsync(DeleteBackupVaultInput input, Call call, CancellationToken cancellationToken)
    {
        var vault = state.Vault(input.BackupVaultName);
        await state.Database.WriteAsync(connection =>
        {
            if (state.Points.List(connection, vault.Name + "/").Count > 0)
                throw BackupErrors.Request($"Backup vault {vault.Name} cannot be deleted because it contains recovery points.");
            if (state.BackupJobs.List(connection).Any(job => !job.IsOver && job.Asked.BackupVaultName == vault.Name))
                throw BackupErrors.Request($"Backup vault {vault.Name} cannot be deleted because a backup job writes to it.");
            state.Vaults.Delete(connection, vault.Name);
        }, cancellationToken);
        return new();
    }

    public static string KeyType(VaultRow vault) => vault.CustomerKey ? "CUSTOMER_MANAGED_KMS_KEY" : "AWS_OWNED_KMS_KEY";

    void CheckAccount(string? account)
    {
        if (account is not null && account != region.Account)
            throw BackupErrors.Value($"Account {account} is not of this region: it has {region.Account}.");
    }

    int CountIn(VaultRow vault) => state.Points.List(vault.Name + "/").Count;

    VaultRow Shape(string name, string? key, string? requestId, IReadOnlyDictionary<string, string>? tags)
    {
        var master = FindKey(key ?? ManagedKey);
        return new(
            name, region.Arn("backup", $"backup-vault:{name}").ToString(), master.Arn.ToString(), !master.AwsManaged,
            region.Time.GetUtcNow(), requestId,
            tags ?? new Dictionary<string, string>());
    }

    MasterKey FindKey(string named)
    {
        try
        {
            return keys.FindUsable(named);
        }
        catch (AwsException refused)
        {
            throw BackupErrors.Value(
                $"The KMS key {named} does not exist, is not enabled or you do not have permissions to access it: {refused.Message}");
        }
    }

    [GeneratedRegex(@"^[a-zA-Z0-9\-_]{2,50}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allowed();
}
