using System.Text.Json.Serialization;
using Farshore.Recovery.Schedules;

namespace Farshore.Cli.Serve;

/// <summary>What is printed as one line each, while it happens.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScheduleEvent))]
sealed partial class LineShapes : JsonSerializerContext;
