using System.Text.Json.Serialization;

namespace Farshore.Console.Moves;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MovesAnswer))]
[JsonSerializable(typeof(PrimaryAnswer))]
sealed partial class MovesShapes : JsonSerializerContext;
