using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>What several steps do with recovery points.</summary>
static class RecoveryPoints
{
    /// <summary>The point in time a recovery point's content is of, as the snapshot itself says; AWS Backup only tells when the job
    /// began.</summary>
    /// <returns>Null where the snapshot does not say.</returns>
    public static async Task<DateTimeOffset?> MomentAsync(IAwsClient aws, string point, CancellationToken cancellationToken)
    {
        var arn = Arn.Parse(point);
        if (arn.Service is "rds")
        {
            var answer = await aws.SendAsync(RdsApi.DescribeDBSnapshots, new() { DBSnapshotIdentifier = arn.Name }, cancellationToken);
            return answer.DBSnapshots is [var snapshot, ..] ? snapshot.SnapshotCreateTime : null;
        }

        var disks = await SnapshotsAsync(aws, point, cancellationToken);
        if (disks.Count == 0) return null;
        var found = await aws.SendAsync(Ec2Api.DescribeSnapshots, new() { SnapshotIds = [.. disks.Select(disk => disk.Snapshot)] },
            cancellationToken);
        return found.Snapshots is { Count: > 0 } snapshots ? snapshots.Max(snapshot => snapshot.StartTime) : null;
    }

    /// <summary>The snapshots behind an image, by device.</summary>
    public static async Task<IReadOnlyList<(string Device, string Snapshot)>> SnapshotsAsync(
        IAwsClient aws, string image, CancellationToken cancellationToken)
    {
        var id = Arn.Parse(image).Name;
        var answer = await aws.SendAsync(Ec2Api.DescribeImages, new() { ImageIds = [id] }, cancellationToken);
        return [.. (answer.Images is [var found, ..] ? found.BlockDeviceMappings ?? [] : [])
            .Where(device => device.Ebs?.SnapshotId is not null)
            .Select(device => (device.DeviceName!, device.Ebs!.SnapshotId!))];
    }

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
