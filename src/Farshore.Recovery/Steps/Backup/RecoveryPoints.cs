using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>What several steps do with recovery points.</summary>
static class RecoveryPoints
{
    /// <summary>Takes a recovery point away; nothing where it is gone.</summary>
    public static async Task DeleteAsync(IAwsClient aws, string vault, string point, CancellationToken cancellationToken)
    {
        try
        {
            await aws.SendAsync(BackupApi.DeleteRecoveryPoint, new() { BackupVaultName = vault, RecoveryPointArn = point },
                cancellationToken);
        }
        catch (AwsException error) when (error.Code is "ResourceNotFoundException")
        {
            // Already taken back.
        }
    }
}
