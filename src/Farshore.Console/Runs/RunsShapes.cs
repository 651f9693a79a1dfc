using System.Text.Json.Serialization;

namespace Farshore.Console.Runs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunList)), JsonSerializable(typeof(RunDetail)), JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(ResumeRequest)), JsonSerializable(typeof(RunAnswer)), JsonSerializable(typeof(AskRequest))]
[JsonSerializable(typeof(AskAnswer))]
sealed partial class RunsShapes : JsonSerializerContext;
