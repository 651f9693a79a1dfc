using Farshore.Region.CloudWatch.Metrics;
using Farshore.Region.Hosting;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Backup;

/// <summary>Counts jobs and recovery points in CloudWatch's namespace <c>AWS/Backup</c>: by vault, by type of resource, and by both. Of a
/// copy job the vault is the one it copies from.</summary>
sealed class BackupMetrics
{
    const string Namespace = "AWS/Backup";

    readonly RegionContext region;

    public BackupMetrics(RegionContext region)
    {
        this.region = region;
        // Its tables must be there before the first job.
        _ = region.Metrics;
    }

    public void Count(SqliteConnection connection, BackupChange change)
    {
        switch (change)
        {
            case BackupChange.BackupJob({ State: not "ABORTING" } job):
                Count(connection, "NumberOfBackupJobs" + Word(job.State), job.Asked.BackupVaultName, job.ResourceType);
                break;
            case BackupChange.CopyJob(var job):
                Count(connection, "NumberOfCopyJobs" + Word(job.State), job.Asked.SourceBackupVaultName, job.Source.ResourceType);
                break;
            case BackupChange.RestoreJob(var job):
                Count(connection, "NumberOfRestoreJobs" + Word(job.Status), job.Point.Vault, job.Point.ResourceType);
                break;
            case BackupChange.RecoveryPoint(null, { } point):
                Count(connection, "NumberOfRecoveryPointsCompleted", point.Vault, point.ResourceType);
                break;
            case BackupChange.RecoveryPoint({ } point, null):
                Count(connection, "NumberOfRecoveryPointsDeleting", point.Vault, point.ResourceType);
                break;
        }
    }

    void Count(SqliteConnection connection, string name, string vault, string type)
    {
        var (inVault, ofType) = (KeyValuePair.Create("BackupVaultName", vault), KeyValuePair.Create("ResourceType", type));
        foreach (var dimensions in new KeyValuePair<string, string>[][] { [inVault], [ofType], [inVault, ofType] })
            MetricStore.Add(connection, MetricName.Of(Namespace, name, dimensions), region.Time.GetUtcNow(), Statistics.Of(1));
    }

    // COMPLETED is Completed there.
    static string Word(string state) => state[..1] + state[1..].ToLowerInvariant();
}
