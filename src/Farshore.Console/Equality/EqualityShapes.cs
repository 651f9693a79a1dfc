using System.Text.Json.Serialization;

namespace Farshore.Console.Equality;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EqualityAnswer))]
[JsonSerializable(typeof(ComparisonAnswer))]
[JsonSerializable(typeof(DifferencesAnswer))]
sealed partial class EqualityShapes : JsonSerializerContext;
