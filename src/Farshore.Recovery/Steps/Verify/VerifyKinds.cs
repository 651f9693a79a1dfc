using System.Text.Json.Serialization;

namespace Farshore.Recovery.Steps.Verify;

/// <summary>The kinds of step that prove what there is, by their names in journals.</summary>
static class VerifyKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["prove-bucket"] = typeof(ProveBucket),
        ["prove-disks"] = typeof(ProveDisks),
        ["compare-restored-disks"] = typeof(CompareRestoredDisks),
        ["prove-database"] = typeof(ProveDatabase),
        ["recall-sealed-proof"] = typeof(RecallSealedProof),
        ["recall-restored"] = typeof(RecallRestored),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProveBucket))]
[JsonSerializable(typeof(ProveDisks))]
[JsonSerializable(typeof(CompareRestoredDisks))]
[JsonSerializable(typeof(ProveDatabase))]
[JsonSerializable(typeof(RecallSealedProof))]
[JsonSerializable(typeof(RecallRestored))]
[JsonSerializable(typeof(BucketProved))]
[JsonSerializable(typeof(DisksProved))]
[JsonSerializable(typeof(DatabaseProved))]
sealed partial class VerifyShapes : JsonSerializerContext;
