using System.Text.Json.Serialization;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Network;

/// <summary>The kinds of step that decide where a workload stands and make the ground for it, by their names in journals.</summary>
static class NetworkKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["survey-secondary"] = typeof(SurveySecondary),
        ["translate"] = typeof(Translate),
        ["make-networks"] = typeof(MakeNetworks),
        ["make-groups"] = typeof(MakeGroups),
        ["make-database-groups"] = typeof(MakeDatabaseGroups),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SurveySecondary))]
[JsonSerializable(typeof(Translate))]
[JsonSerializable(typeof(MakeNetworks))]
[JsonSerializable(typeof(MakeGroups))]
[JsonSerializable(typeof(MakeDatabaseGroups))]
[JsonSerializable(typeof(SecondarySurvey))]
[JsonSerializable(typeof(Translated))]
[JsonSerializable(typeof(Made))]
sealed partial class NetworkShapes : JsonSerializerContext;
