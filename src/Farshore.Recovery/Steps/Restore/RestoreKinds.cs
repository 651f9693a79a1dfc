using System.Text.Json.Serialization;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>The kinds of step that rebuild a workload, by their names in journals.</summary>
static class RestoreKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["note-disaster"] = typeof(NoteDisaster),
        ["read-capsule"] = typeof(ReadCapsule),
        ["mint-name"] = typeof(MintName),
        ["start-restore"] = typeof(StartRestore),
        ["wait-for-restore"] = typeof(WaitForRestore),
        ["restore-directly"] = typeof(RestoreDirectly),
        ["put-machine-right"] = typeof(PutMachineRight),
        ["put-database-right"] = typeof(PutDatabaseRight),
        ["restart-database"] = typeof(RestartDatabase),
        ["find-machine-address"] = typeof(FindMachineAddress),
        ["find-database-address"] = typeof(FindDatabaseAddress),
        ["find-replica"] = typeof(FindReplica),
        ["check-resource"] = typeof(CheckResource),
        ["read-heartbeat"] = typeof(ReadHeartbeat),
        ["hand-over"] = typeof(HandOver),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NoteDisaster))]
[JsonSerializable(typeof(ReadCapsule))]
[JsonSerializable(typeof(MintName))]
[JsonSerializable(typeof(StartRestore))]
[JsonSerializable(typeof(WaitForRestore))]
[JsonSerializable(typeof(RestoreDirectly))]
[JsonSerializable(typeof(PutMachineRight))]
[JsonSerializable(typeof(PutDatabaseRight))]
[JsonSerializable(typeof(RestartDatabase))]
[JsonSerializable(typeof(RestoreBegun))]
[JsonSerializable(typeof(RestoreEnded))]
[JsonSerializable(typeof(Rebuilt))]
[JsonSerializable(typeof(FindMachineAddress))]
[JsonSerializable(typeof(FindDatabaseAddress))]
[JsonSerializable(typeof(FindReplica))]
[JsonSerializable(typeof(CheckResource))]
[JsonSerializable(typeof(ReadHeartbeat))]
[JsonSerializable(typeof(HandOver))]
[JsonSerializable(typeof(Disaster))]
[JsonSerializable(typeof(Capsule))]
[JsonSerializable(typeof(Restored))]
[JsonSerializable(typeof(IReadOnlyList<CheckResult>))]
[JsonSerializable(typeof(HeartbeatFound))]
sealed partial class RestoreShapes : JsonSerializerContext;
