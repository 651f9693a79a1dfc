using System.Text.Json.Serialization;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>The kinds of step that drive CloudFormation, by their names in journals.</summary>
static class StacksKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["capture-templates"] = typeof(CaptureTemplates),
        ["read-template"] = typeof(ReadTemplate),
        ["deploy-stack"] = typeof(DeployStack),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CaptureTemplates))]
[JsonSerializable(typeof(ReadTemplate))]
[JsonSerializable(typeof(DeployStack))]
[JsonSerializable(typeof(IReadOnlyList<CapturedTemplate>))]
[JsonSerializable(typeof(CapturedTemplate))]
[JsonSerializable(typeof(DeployedStack))]
sealed partial class StacksShapes : JsonSerializerContext;
