using System.Text.Json.Serialization;

namespace Farshore.Console.Overview;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanOverview))]
[JsonSerializable(typeof(IReadOnlyList<PlanRow>))]
sealed partial class OverviewShapes : JsonSerializerContext;
