using System.Text.Json.Serialization;
using Farshore.Recovery.Export;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Backup;
using Farshore.Recovery.Steps.Protect;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Verify;

namespace Farshore.Recovery.Steps;

/// <summary>Every kind of step by its name in journals.</summary>
public static class StepKinds
{
    public static StepCatalog Catalog { get; } = new(
        new Dictionary<string, Type>(StringComparer.Ordinal)
        {
            ["ensure-role"] = typeof(EnsureRole),
            ["ensure-vault-key"] = typeof(EnsureVaultKey),
            ["ensure-vault"] = typeof(EnsureVault),
            ["observe-bucket"] = typeof(ObserveBucket),
            ["enable-versioning"] = typeof(EnableVersioning),
            ["block-public-access"] = typeof(BlockPublicAccess),
            ["put-replication-rule"] = typeof(PutReplicationRule),
            ["ensure-ledger"] = typeof(EnsureLedger),
            ["export-bucket"] = typeof(ExportBucket),
            ["find-latest-set"] = typeof(FindLatestSet),
            ["find-backup-role"] = typeof(FindBackupRole),
            ["capture-machine"] = typeof(CaptureMachine),
            ["capture-database"] = typeof(CaptureDatabase),
            ["start-backup"] = typeof(StartBackup),
            ["wait-for-backup"] = typeof(WaitForBackup),
            ["start-copy"] = typeof(StartCopy),
            ["wait-for-copy"] = typeof(WaitForCopy),
            ["record-disks"] = typeof(RecordDisks),
            ["record-bucket"] = typeof(RecordBucket),
            ["seal-set"] = typeof(SealSet),
            ["note-disaster"] = typeof(NoteDisaster),
            ["read-capsule"] = typeof(ReadCapsule),
            ["mint-name"] = typeof(MintName),
            ["start-restore"] = typeof(StartRestore),
            ["wait-for-restore"] = typeof(WaitForRestore),
            ["find-machine-address"] = typeof(FindMachineAddress),
            ["find-database-address"] = typeof(FindDatabaseAddress),
            ["find-replica"] = typeof(FindReplica),
            ["check-resource"] = typeof(CheckResource),
            ["read-heartbeat"] = typeof(ReadHeartbeat),
            ["hand-over"] = typeof(HandOver),
            ["prove-bucket"] = typeof(ProveBucket),
            ["prove-disks"] = typeof(ProveDisks),
            ["compare-restored-disks"] = typeof(CompareRestoredDisks),
            ["prove-database"] = typeof(ProveDatabase),
            ["recall-restored"] = typeof(RecallRestored),
        },
        StepShapes.Default);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EnsureRole)), JsonSerializable(typeof(EnsureVaultKey)), JsonSerializable(typeof(EnsureVault))]
[JsonSerializable(typeof(ObserveBucket)), JsonSerializable(typeof(EnableVersioning)), JsonSerializable(typeof(BlockPublicAccess))]
[JsonSerializable(typeof(PutReplicationRule)), JsonSerializable(typeof(EnsureLedger)), JsonSerializable(typeof(ExportBucket))]
[JsonSerializable(typeof(FindLatestSet)), JsonSerializable(typeof(FindBackupRole)), JsonSerializable(typeof(CaptureMachine))]
[JsonSerializable(typeof(CaptureDatabase)), JsonSerializable(typeof(StartBackup)), JsonSerializable(typeof(WaitForBackup))]
[JsonSerializable(typeof(StartCopy)), JsonSerializable(typeof(WaitForCopy)), JsonSerializable(typeof(RecordDisks))]
[JsonSerializable(typeof(RecordBucket)), JsonSerializable(typeof(SealSet)), JsonSerializable(typeof(NoteDisaster))]
[JsonSerializable(typeof(ReadCapsule)), JsonSerializable(typeof(MintName)), JsonSerializable(typeof(StartRestore))]
[JsonSerializable(typeof(WaitForRestore)), JsonSerializable(typeof(FindMachineAddress)), JsonSerializable(typeof(FindDatabaseAddress))]
[JsonSerializable(typeof(FindReplica)), JsonSerializable(typeof(CheckResource)), JsonSerializable(typeof(ReadHeartbeat))]
[JsonSerializable(typeof(HandOver)), JsonSerializable(typeof(ProveBucket)), JsonSerializable(typeof(ProveDisks))]
[JsonSerializable(typeof(CompareRestoredDisks)), JsonSerializable(typeof(ProveDatabase)), JsonSerializable(typeof(RecallRestored))]
[JsonSerializable(typeof(Ensured)), JsonSerializable(typeof(BucketBefore)), JsonSerializable(typeof(ExportResult))]
[JsonSerializable(typeof(Captured)), JsonSerializable(typeof(PointMade)), JsonSerializable(typeof(IReadOnlyList<DiskRecord>))]
[JsonSerializable(typeof(BucketMember)), JsonSerializable(typeof(SetSealed)), JsonSerializable(typeof(Disaster))]
[JsonSerializable(typeof(Capsule)), JsonSerializable(typeof(Restored)), JsonSerializable(typeof(IReadOnlyList<CheckResult>))]
[JsonSerializable(typeof(HeartbeatFound)), JsonSerializable(typeof(BucketProved)), JsonSerializable(typeof(DisksProved))]
[JsonSerializable(typeof(DatabaseProved))]
sealed partial class StepShapes : JsonSerializerContext;
