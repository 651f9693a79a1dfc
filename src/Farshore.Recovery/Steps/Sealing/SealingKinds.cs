using System.Text.Json.Serialization;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Sealing;

/// <summary>The kinds of step that show what a recovery set is worth, by their names in journals.</summary>
static class SealingKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["prove-copy"] = typeof(ProveCopy),
        ["drain-replication"] = typeof(DrainReplication),
        ["prove-replica"] = typeof(ProveReplica),
        ["start-proof"] = typeof(StartProof),
        ["await-proof"] = typeof(AwaitProof),
        ["read-tables"] = typeof(ReadTables),
        ["compare-tables"] = typeof(CompareTables),
        ["prune-sets"] = typeof(PruneSets),
        ["remove-proof"] = typeof(RemoveProof),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProveCopy))]
[JsonSerializable(typeof(DrainReplication))]
[JsonSerializable(typeof(ProveReplica))]
[JsonSerializable(typeof(StartProof))]
[JsonSerializable(typeof(AwaitProof))]
[JsonSerializable(typeof(ReadTables))]
[JsonSerializable(typeof(CompareTables))]
[JsonSerializable(typeof(RemoveProof))]
[JsonSerializable(typeof(PruneSets))]
[JsonSerializable(typeof(PruneResult))]
[JsonSerializable(typeof(MemberProof))]
[JsonSerializable(typeof(ReplicationDrained))]
[JsonSerializable(typeof(ProofStarted))]
[JsonSerializable(typeof(ProofServer))]
[JsonSerializable(typeof(TablesRead))]
sealed partial class SealingShapes : JsonSerializerContext;
