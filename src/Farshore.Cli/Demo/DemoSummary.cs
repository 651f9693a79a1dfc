using Farshore.Cli.Runs;
using Farshore.Recovery.Evidence;

namespace Farshore.Cli.Demo;

/// <summary>The demo's end, at a glance.</summary>
sealed class DemoSummary(
    Output output, DemoOptions options, string planFile, IReadOnlyList<DemoPhase> phases, DemoLegs legs, DemoRegions regions)
{
    /// <param name="evidence">The failover's; null where the demo ended before it.</param>
    public void Show(EvidenceReport? evidence)
    {
        if (evidence is not null && options.Evidence is { } file) EvidenceSummary.Write(evidence, new(file), output);
        if (output.IsJson)
        {
            output.Json(new DemoAnswer(evidence?.Verdict, planFile, phases, legs.LeftOut, evidence), CliShapes.Readable.DemoAnswer);
            return;
        }

        output.Line($"The whole demo took {phases.Sum(phase => phase.Seconds):0.0} s");
        output.Line("");
        foreach (var missing in legs.LeftOut) output.Line($"Left out: {missing}");
        if (evidence is not null) EvidenceSummary.Print(evidence, output);
        if (options.Keep) ShowWhatIsKept(evidence);
    }

    void ShowWhatIsKept(EvidenceReport? evidence)
    {
        output.Line("");
        output.Line($"Kept as it is. The plan is {planFile}");
        if (evidence is null && options.Until is DemoStage.Disaster)
            output.Line($"  farshore failover {planFile} --yes      rebuild in {DemoRegions.Secondary}");
        output.Line($"  AWS_CONFIG_FILE={regions.AwsConfigFile} aws --profile secondary s3 ls");
        output.Line("  farshore local down --remove      end and remove everything");
    }
}

/// <summary>The demo's answer under <c>--json</c>.</summary>
sealed record DemoAnswer(
    string? Verdict, string Plan, IReadOnlyList<DemoPhase> Phases, IReadOnlyList<string> LeftOut, EvidenceReport? Evidence);
