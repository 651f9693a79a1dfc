using System.Text.Json.Serialization;
using Farshore.Aws.Events;

namespace Farshore.Region.CloudFormation.Types.Events;

/// <summary>What a stack can hold of EventBridge.</summary>
static class EventTypes
{
    public static readonly IReadOnlyList<IResourceType> All = [new RuleType()];
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(LooseFlag), typeof(LooseText)])]
[JsonSerializable(typeof(Target))]
sealed partial class EventTemplates : JsonSerializerContext;
