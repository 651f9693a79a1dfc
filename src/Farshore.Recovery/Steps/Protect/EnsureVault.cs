using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>Sees to it that a backup vault is there; one that takes copies needs a customer managed key.</summary>
/// <param name="Side">In which Region.</param>
/// <param name="Vault">Its name.</param>
/// <param name="Key">The key of a new vault; null for AWS's own.</param>
public sealed record EnsureVault(Side Side, string Vault, Ref<Ensured>? Key) : Step<Ensured>
{
    public override IEnumerable<string> Needs() => Key is { } key ? [key.Step] : [];

    public override async Task<Ensured> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var region = context.World.At(Side);
        if (await FindAsync(region, cancellationToken) is { } found)
        {
            if (Key is not null) await RefuseManagedKeyAsync(region, found, cancellationToken);
            return new(found.BackupVaultArn!, found.CreatorRequestId == context.Token);
        }

        try
        {
            var made = await region.Aws.SendAsync(BackupApi.CreateBackupVault, new()
            {
                BackupVaultName = Vault,
                EncryptionKeyArn = Key is { } key ? context.Read(key).Arn : null,
                CreatorRequestId = context.Token,
            }, cancellationToken);
            return new(made.BackupVaultArn!, Made: true);
        }
        catch (AwsException error) when (error.Code is "AlreadyExistsException")
        {
            var other = await FindAsync(region, cancellationToken);
            return new(other!.BackupVaultArn!, other.CreatorRequestId == context.Token);
        }
    }

    public override async Task UndoAsync(StepContext context, Ensured output, CancellationToken cancellationToken)
    {
        if (!output.Made) return;
        try
        {
            await context.World.At(Side).Aws.SendAsync(BackupApi.DeleteBackupVault, new() { BackupVaultName = Vault }, cancellationToken);
        }
        catch (AwsException error) when (error.Code is "ResourceNotFoundException")
        {
            // Already taken back.
        }
    }

    async Task<DescribeBackupVaultOutput?> FindAsync(RegionAccess region, CancellationToken cancellationToken)
    {
        try
        {
            return await region.Aws.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = Vault }, cancellationToken);
        }
        catch (AwsException error) when (error.Code is "ResourceNotFoundException" or "AccessDeniedException")
        {
            // AWS answers AccessDeniedException where the vault is not there; where it is and we may not, CreateBackupVault will say so.
            return null;
        }
    }

    async Task RefuseManagedKeyAsync(RegionAccess region, DescribeBackupVaultOutput found, CancellationToken cancellationToken)
    {
        if (found.EncryptionKeyArn is not { } arn) return;
        var key = await region.Kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = arn }, cancellationToken);
        if (key.KeyMetadata.KeyManager != KeyManagerType.AWS) return;
        throw new StepRefusedException(
            $"vault {Vault} in {region.Region} is encrypted with a key that AWS manages, which copies of machines and "
            + "databases cannot use; a vault's key cannot be changed, so name another vault in the plan under 'vaults'");
    }
}
