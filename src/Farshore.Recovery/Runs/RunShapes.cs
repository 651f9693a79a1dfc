using System.Text.Json.Serialization;

namespace Farshore.Recovery.Runs;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunCreated)), JsonSerializable(typeof(RunEvent)), JsonSerializable(typeof(string)), JsonSerializable(typeof(bool))]
sealed partial class RunShapes : JsonSerializerContext;
