using System.Text.Json.Serialization;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Return;

/// <summary>The kinds of step that lead a workload home, by their names in journals.</summary>
static class ReturnKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["turned"] = typeof(Turned),
        ["record-standing"] = typeof(RecordStanding),
        ["forget-standing"] = typeof(ForgetStanding),
        ["observe-rule"] = typeof(ObserveRule),
        ["switch-rule"] = typeof(SwitchRule),
        ["remove-rule"] = typeof(RemoveRule),
        ["settle-bucket"] = typeof(SettleBucket),
        ["learn-returned"] = typeof(LearnReturned),
        ["compare-buckets"] = typeof(CompareBuckets),
        ["judge-divergence"] = typeof(JudgeDivergence),
        ["write-plan"] = typeof(WritePlan),
        ["pass-tag"] = typeof(PassTag),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Turned))]
[JsonSerializable(typeof(RecordStanding))]
[JsonSerializable(typeof(ForgetStanding))]
[JsonSerializable(typeof(ObserveRule))]
[JsonSerializable(typeof(SwitchRule))]
[JsonSerializable(typeof(RemoveRule))]
[JsonSerializable(typeof(SettleBucket))]
[JsonSerializable(typeof(LearnReturned))]
[JsonSerializable(typeof(CompareBuckets))]
[JsonSerializable(typeof(JudgeDivergence))]
[JsonSerializable(typeof(WritePlan))]
[JsonSerializable(typeof(PassTag))]
[JsonSerializable(typeof(BucketSettled))]
[JsonSerializable(typeof(BucketSides))]
[JsonSerializable(typeof(IReadOnlyList<EvidenceDivergence>))]
[JsonSerializable(typeof(long))]
sealed partial class ReturnShapes : JsonSerializerContext;
