using System.Text.Json.Serialization;

namespace Farshore.Recovery.Steps.Moving;

/// <summary>The kinds of step that a planned move adds to a recovery's, by their names in journals.</summary>
static class MovingKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["find-source"] = typeof(FindSource),
        ["read-newest"] = typeof(ReadNewest),
        ["keep-newest"] = typeof(KeepNewest),
        ["wait-for-replication"] = typeof(WaitForReplication),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FindSource))]
[JsonSerializable(typeof(ReadNewest))]
[JsonSerializable(typeof(KeepNewest))]
[JsonSerializable(typeof(WaitForReplication))]
[JsonSerializable(typeof(NewestHere))]
[JsonSerializable(typeof(NewestKept))]
[JsonSerializable(typeof(Drained))]
sealed partial class MovingShapes : JsonSerializerContext;
