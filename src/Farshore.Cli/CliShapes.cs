using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Farshore.Cli.Demo;
using Farshore.Cli.Disasters;
using Farshore.Cli.Local;
using Farshore.Cli.Local.Faults;
using Farshore.Cli.Plans;
using Farshore.Cli.Region;
using Farshore.Cli.Sets;
using Farshore.Cli.Runs;
using Farshore.Recovery.Checks;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Status;

namespace Farshore.Cli;

/// <summary>An error under <c>--json</c>, on standard error.</summary>
sealed record ErrorAnswer(string Error);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n",
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(DemoAnswer))]
[JsonSerializable(typeof(RegionAnswer))]
[JsonSerializable(typeof(IReadOnlyList<RegionAnswer>))]
[JsonSerializable(typeof(EnvironmentAnswer))]
[JsonSerializable(typeof(IReadOnlyList<EventAnswer>))]
[JsonSerializable(typeof(WebhookAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ClockAnswer>))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(IReadOnlyList<UserAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<FaultAnswer>))]
[JsonSerializable(typeof(CheckAnswer))]
[JsonSerializable(typeof(IReadOnlyList<SetView>))]
[JsonSerializable(typeof(SetView))]
[JsonSerializable(typeof(PruneAnswer))]
[JsonSerializable(typeof(RunView))]
[JsonSerializable(typeof(IReadOnlyList<EvidenceStack>))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(IReadOnlyList<RunSummary>))]
[JsonSerializable(typeof(PlanStatus))]
[JsonSerializable(typeof(SealCheck))]
[JsonSerializable(typeof(IReadOnlyList<EvidencePast>))]
[JsonSerializable(typeof(PreflightReport))]
[JsonSerializable(typeof(InitAnswer))]
[JsonSerializable(typeof(TemplateAnswer))]
[JsonSerializable(typeof(AheadAnswer))]
[JsonSerializable(typeof(RunbookAnswer))]
[JsonSerializable(typeof(Disaster))]
[JsonSerializable(typeof(DisasterOver))]
[JsonSerializable(typeof(ControlSaid))]
sealed partial class CliShapes : JsonSerializerContext
{
    /// <summary>For terminals and files, not for HTML: quotes and letters of all languages stay readable.</summary>
    public static CliShapes Readable =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
