using System.Text.Json.Serialization;

namespace Farshore.Recovery.Steps.Traffic;

/// <summary>The kinds of step that decide where users end up, by their names in journals.</summary>
static class TrafficKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["run-hook"] = typeof(RunHook),
        ["observe-record"] = typeof(ObserveRecord),
        ["point-record"] = typeof(PointRecord),
        ["wait-for-record"] = typeof(WaitForRecord),
        ["look-at-old"] = typeof(LookAtOld),
        ["fence"] = typeof(Fence),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunHook))]
[JsonSerializable(typeof(ObserveRecord))]
[JsonSerializable(typeof(PointRecord))]
[JsonSerializable(typeof(WaitForRecord))]
[JsonSerializable(typeof(LookAtOld))]
[JsonSerializable(typeof(Fence))]
[JsonSerializable(typeof(CommandEnd))]
[JsonSerializable(typeof(RecordBefore))]
[JsonSerializable(typeof(OldFound))]
[JsonSerializable(typeof(Fenced))]
sealed partial class TrafficShapes : JsonSerializerContext;
