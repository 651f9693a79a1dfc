using System.Text.Json.Serialization;

namespace Farshore.Recovery.Runs;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<string>)), JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[JsonSerializable(typeof(RunCreated)), JsonSerializable(typeof(RunEvent)), JsonSerializable(typeof(string)), JsonSerializable(typeof(bool))]
sealed partial class RunShapes : JsonSerializerContext;
