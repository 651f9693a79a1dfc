using System.Globalization;
using System.Text.Json.Nodes;
using Farshore.Aws.Backup;
using Farshore.Region.Events;
using Farshore.Region.Hosting;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Backup;

/// <summary>Tells EventBridge what becomes of jobs, recovery points and vaults, in the form in which AWS Backup tells it: some sizes are
/// texts there and others numbers, and restore jobs have a status where others have a state.</summary>
sealed class BackupEvents(RegionContext region)
{
    const string Source = "aws.backup";

    readonly EventBus bus = region.Events;

    public void Tell(SqliteConnection connection, BackupChange change)
    {
        var told = change switch
        {
            BackupChange.BackupJob(var job) => Of(job),
            BackupChange.CopyJob(var job) => Of(job),
            BackupChange.RestoreJob(var job) => Of(job),
            BackupChange.RecoveryPoint(null, { } point) => Of(point, "COMPLETED"),
            BackupChange.RecoveryPoint({ } point, null) => Of(point, "DELETING"),
            BackupChange.Vault(var before, var now) => Of(before, now),
            _ => null,
        };
        if (told is not null) bus.Announce(connection, told);
    }

    RegionEvent Of(BackupJobRow job)
    {
        var detail = new JsonObject { ["backupJobId"] = job.Id };
        if (job.State == "CREATED") return new(Source, "Backup Job State Change", With(detail, job.State, job.Created));
        var isDone = job.State == "COMPLETED";
        if (isDone) detail["backupSizeInBytes"] = Text(job.Bytes);
        detail["backupVaultArn"] = VaultArn(job.Asked.BackupVaultName);
        detail["backupVaultName"] = job.Asked.BackupVaultName;
        detail["bytesTransferred"] = Text(isDone ? job.Bytes : 0);
        detail["creationDate"] = RegionEvent.Text(job.Created);
        detail["iamRoleArn"] = job.Asked.IamRoleArn;
        detail["resourceArn"] = job.Asked.ResourceArn;
        detail["resourceType"] = job.ResourceType;
        detail["state"] = job.State;
        Add(detail, job.Message, job.Completed);
        var window = job.Asked.StartWindowMinutes ?? BackupRuns.DefaultStartWindowMinutes;
        detail["startBy"] = RegionEvent.Text(job.Created.AddMinutes(window));
        detail["percentDone"] = isDone ? 100 : 0;
        Add(detail, job.CreatedBy);
        return new(Source, "Backup Job State Change", detail) { Resources = isDone ? [job.RecoveryPointArn!] : [] };
    }

    RegionEvent Of(CopyJobRow job)
    {
        var source = VaultArn(job.Asked.SourceBackupVaultName);
        var detail = new JsonObject { ["copyJobId"] = job.Id };
        if (job.State == "CREATED")
        {
            detail["sourceBackupVaultArn"] = source;
            detail["destinationBackupVaultArn"] = job.Asked.DestinationBackupVaultArn;
            return new(Source, "Copy Job State Change", With(detail, job.State, job.Created)) { Resources = [job.Source.Arn] };
        }

        detail["backupSizeInBytes"] = job.Source.Bytes;
        detail["creationDate"] = RegionEvent.Text(job.Created);
        detail["iamRoleArn"] = job.Asked.IamRoleArn;
        detail["resourceArn"] = job.Source.ResourceArn;
        detail["resourceType"] = job.Source.ResourceType;
        detail["sourceBackupVaultArn"] = source;
        detail["state"] = job.State;
        Add(detail, job.Message, job.Completed);
        detail["destinationBackupVaultArn"] = job.Asked.DestinationBackupVaultArn;
        // Until there is one, AWS writes an empty object.
        detail["destinationRecoveryPointArn"] = job.RecoveryPointArn is { } arn ? arn : new JsonObject();
        Add(detail, job.Source.CreatedBy);
        return new(Source, "Copy Job State Change", detail) { Resources = [job.Source.Arn] };
    }

    RegionEvent Of(RestoreJobRow job)
    {
        var detail = new JsonObject
        {
            ["restoreJobId"] = job.Id,
            ["backupVaultArn"] = VaultArn(job.Point.Vault),
            ["recoveryPointArn"] = job.Point.Arn,
            ["sourceResourceArn"] = job.Point.ResourceArn,
            ["backupSizeInBytes"] = Text(job.Point.Bytes),
            ["creationDate"] = RegionEvent.Text(job.Created),
            ["iamRoleArn"] = job.Asked.IamRoleArn,
            ["percentDone"] = job.Status == "COMPLETED" ? 100 : 0,
            ["resourceType"] = job.Point.ResourceType,
            ["status"] = job.Status,
        };
        if (job.CreatedResourceArn is { } made) detail["createdResourceArn"] = made;
        Add(detail, job.Message, job.Completed);
        return new(Source, "Restore Job State Change", detail) { Resources = [job.Point.Arn] };
    }

    RegionEvent Of(PointRow point, string status)
    {
        var detail = new JsonObject
        {
            ["backupVaultName"] = point.Vault,
            ["backupVaultArn"] = VaultArn(point.Vault),
            ["creationDate"] = RegionEvent.Text(point.Created),
            ["iamRoleArn"] = point.IamRoleArn,
            ["resourceType"] = point.ResourceType,
            ["resourceArn"] = point.ResourceArn,
            ["status"] = status,
            ["isEncrypted"] = "true",
            ["storageClass"] = "WARM",
            ["completionDate"] = RegionEvent.Text(point.Completed),
        };
        Add(detail, point.CreatedBy);
        if (point.Lifecycle?.DeleteAfterDays is { } days and > 0)
        {
            detail["lifecycle"] = new JsonObject { ["deleteAfterDays"] = days };
            detail["calculatedLifeCycle"] = new JsonObject { ["deleteAt"] = RegionEvent.Text(point.Created.AddDays(days)) };
        }

        return new(Source, "Recovery Point State Change", detail) { Resources = [point.Arn] };
    }

    static RegionEvent? Of(VaultRow? before, VaultRow? now)
    {
        if ((now ?? before) is not { } vault) return null;
        if (before is not null && now is not null && before.Lock == now.Lock) return null;
        var detail = new JsonObject
        {
            ["backupVaultName"] = vault.Name, ["state"] = before is null ? "CREATED" : now is null ? "DELETED" : "MODIFIED",
        };
        if (before is not null && now is not null) detail["isLocked"] = now.Lock is null ? "false" : "true";
        return new(Source, "Backup Vault State Change", detail) { Resources = [vault.Arn] };
    }

    static JsonObject With(JsonObject detail, string state, DateTimeOffset created)
    {
        detail["state"] = state;
        detail["creationDate"] = RegionEvent.Text(created);
        return detail;
    }

    static void Add(JsonObject detail, string? message, DateTimeOffset? completed)
    {
        if (message is not null) detail["statusMessage"] = message;
        if (completed is { } at) detail["completionDate"] = RegionEvent.Text(at);
    }

    static void Add(JsonObject detail, RecoveryPointCreator? by)
    {
        if (by is null) return;
        detail["createdBy"] = new JsonObject
        {
            ["backupPlanId"] = by.BackupPlanId, ["backupPlanArn"] = by.BackupPlanArn, ["backupPlanVersion"] = by.BackupPlanVersion,
            ["backupPlanRuleId"] = by.BackupRuleId,
        };
    }

    string VaultArn(string name) => region.Arn("backup", $"backup-vault:{name}").ToString();

    static string Text(long bytes) => bytes.ToString(CultureInfo.InvariantCulture);
}
