using System.Text.Json.Serialization;
using Farshore.Recovery.Schedules;

namespace Farshore.Cli.Serve;

/// <summary>Where the console is, under <c>--json</c>.</summary>
/// <param name="Url">Opens a session, once.</param>
sealed record ServeAnswer(string Url);

/// <summary>What is printed as one line each, while it happens.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScheduleEvent))]
[JsonSerializable(typeof(ServeAnswer))]
sealed partial class LineShapes : JsonSerializerContext;
