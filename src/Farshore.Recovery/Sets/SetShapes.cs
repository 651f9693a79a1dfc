using System.Text.Json.Serialization;

namespace Farshore.Recovery.Sets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(Capsule))]
[JsonSerializable(typeof(Lease))]
[JsonSerializable(typeof(PrunedSet))]
sealed partial class SetShapes : JsonSerializerContext;
