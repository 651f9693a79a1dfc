using System.Text.Json.Serialization;

namespace Farshore.Recovery.Steps.Drill;

/// <summary>The kinds of step that make a rebuilding a rehearsal, by their names in journals.</summary>
static class DrillKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["begin-drill"] = typeof(BeginDrill),
        ["tear-down-workload"] = typeof(TearDownWorkload),
        ["tear-down-network"] = typeof(TearDownNetwork),
        ["prove-teardown"] = typeof(ProveTeardown),
        ["note-blackout"] = typeof(NoteBlackout),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BeginDrill))]
[JsonSerializable(typeof(TearDownWorkload))]
[JsonSerializable(typeof(TearDownNetwork))]
[JsonSerializable(typeof(ProveTeardown))]
[JsonSerializable(typeof(NoteBlackout))]
[JsonSerializable(typeof(DrillScope))]
[JsonSerializable(typeof(TornDown))]
[JsonSerializable(typeof(TeardownProved))]
[JsonSerializable(typeof(BlackoutKept))]
sealed partial class DrillShapes : JsonSerializerContext;
