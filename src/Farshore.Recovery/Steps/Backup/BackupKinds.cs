using System.Text.Json.Serialization;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>The kinds of step that take a recovery set, by their names in journals.</summary>
static class BackupKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["find-latest-set"] = typeof(FindLatestSet),
        ["find-backup-role"] = typeof(FindBackupRole),
        ["capture-machine"] = typeof(CaptureMachine),
        ["capture-database"] = typeof(CaptureDatabase),
        ["capture-environment"] = typeof(CaptureEnvironment),
        ["fix-instant"] = typeof(FixInstant),
        ["pass-instant"] = typeof(PassInstant),
        ["start-backup"] = typeof(StartBackup),
        ["wait-for-backup"] = typeof(WaitForBackup),
        ["start-copy"] = typeof(StartCopy),
        ["wait-for-copy"] = typeof(WaitForCopy),
        ["record-disks"] = typeof(RecordDisks),
        ["record-bucket"] = typeof(RecordBucket),
        ["seal-set"] = typeof(SealSet),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FindLatestSet))]
[JsonSerializable(typeof(FindBackupRole))]
[JsonSerializable(typeof(CaptureMachine))]
[JsonSerializable(typeof(CaptureDatabase))]
[JsonSerializable(typeof(CaptureEnvironment))]
[JsonSerializable(typeof(CapturedEnvironment))]
[JsonSerializable(typeof(FixInstant))]
[JsonSerializable(typeof(PassInstant))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(StartBackup))]
[JsonSerializable(typeof(WaitForBackup))]
[JsonSerializable(typeof(StartCopy))]
[JsonSerializable(typeof(WaitForCopy))]
[JsonSerializable(typeof(RecordDisks))]
[JsonSerializable(typeof(RecordBucket))]
[JsonSerializable(typeof(SealSet))]
[JsonSerializable(typeof(Captured))]
[JsonSerializable(typeof(PointMade))]
[JsonSerializable(typeof(IReadOnlyList<DiskRecord>))]
[JsonSerializable(typeof(BucketMember))]
[JsonSerializable(typeof(SetSealed))]
sealed partial class BackupShapes : JsonSerializerContext;
