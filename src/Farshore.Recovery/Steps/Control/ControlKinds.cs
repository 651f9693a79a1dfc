using System.Text.Json.Serialization;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Control;

/// <summary>The kinds of step that are a person's, by their names in journals.</summary>
static class ControlKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["await-approval"] = typeof(AwaitApproval),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AwaitApproval))]
[JsonSerializable(typeof(Approval))]
sealed partial class ControlShapes : JsonSerializerContext;
