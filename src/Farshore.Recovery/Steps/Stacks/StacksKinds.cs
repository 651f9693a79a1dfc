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
        ["make-change-set"] = typeof(MakeChangeSet),
        ["read-change-set"] = typeof(ReadChangeSet),
        ["carry-out"] = typeof(CarryOut),
        ["await-stack"] = typeof(AwaitStack),
        ["note-kept"] = typeof(NoteKept),
        ["drop-change-set"] = typeof(DropChangeSet),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CaptureTemplates))]
[JsonSerializable(typeof(ReadTemplate))]
[JsonSerializable(typeof(DeployStack))]
[JsonSerializable(typeof(IReadOnlyList<CapturedTemplate>))]
[JsonSerializable(typeof(CapturedTemplate))]
[JsonSerializable(typeof(DeployedStack))]
[JsonSerializable(typeof(MakeChangeSet))]
[JsonSerializable(typeof(ReadChangeSet))]
[JsonSerializable(typeof(CarryOut))]
[JsonSerializable(typeof(AwaitStack))]
[JsonSerializable(typeof(DropChangeSet))]
[JsonSerializable(typeof(NoteKept))]
[JsonSerializable(typeof(IReadOnlyList<KeptThing>))]
[JsonSerializable(typeof(ChangeSetMade))]
[JsonSerializable(typeof(ChangesFound))]
[JsonSerializable(typeof(StackStands))]
sealed partial class StacksShapes : JsonSerializerContext;
