using System.Text.Json.Serialization;

namespace Farshore.Console.Range;

/// <summary>The range as pages show it.</summary>
/// <param name="Preparation">What is being made ready; null where nothing is.</param>
sealed record RangeAnswer(RangePreparation? Preparation);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RangeAnswer))]
sealed partial class RangeShapes : JsonSerializerContext;
