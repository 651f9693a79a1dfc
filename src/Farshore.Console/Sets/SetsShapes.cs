using System.Text.Json.Serialization;

namespace Farshore.Console.Sets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetsAnswer))]
[JsonSerializable(typeof(SetAnswer))]
[JsonSerializable(typeof(PruningAnswer))]
[JsonSerializable(typeof(PruningWish))]
[JsonSerializable(typeof(ForesightAnswer))]
sealed partial class SetsShapes : JsonSerializerContext;
