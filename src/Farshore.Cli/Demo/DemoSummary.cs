using Farshore.Recovery.Evidence;

namespace Farshore.Cli.Demo;

/// <summary>The demo's end, at a glance.</summary>
sealed class DemoSummary(
    Output output, DemoOptions options, string planFile, IReadOnlyList<DemoPhase> phases, DemoLegs legs, DemoRegions regions)
{
    public void Show(EvidenceReport? evidence)
    {
        if (output.IsJson)
        {
            output.Json(new DemoAnswer(evidence?.Verdict, planFile, phases, legs.LeftOut, evidence), CliShapes.Readable.DemoAnswer);
            return;
        }

        if (evidence is not null) ShowEvidence(evidence);
        foreach (var missing in legs.LeftOut) output.Line($"Left out: {missing}");
        if (options.Keep) ShowWhatIsKept(evidence);
    }

    void ShowEvidence(EvidenceReport evidence)
    {
        output.Line("");
        output.Table(["resource", "type", "restored as", "data lost", "verified", "proof"], evidence.Resources.Select(resource =>
            (IReadOnlyList<string>)[resource.Name, resource.Type, resource.Restored ?? "-", Seconds(resource.RpoSeconds),
                resource.Verified ? "yes" : "NO", Proof(resource.Proof)]));
        output.Line("");
        output.Line($"Recovery point (RPO): {Against(evidence.Rpo)}");
        output.Line($"Recovery time (RTO):  {Against(evidence.Rto)}");
        output.Line($"Skew of the set:      {Seconds(evidence.SkewSeconds)}");
        output.Line($"Whole demo: {phases.Sum(phase => phase.Seconds):0.0} s");
        if (options.Evidence is not null) output.Line($"Evidence: {options.Evidence}");
        output.Line("");
        output.Line($"verdict: {evidence.Verdict}");
    }

    void ShowWhatIsKept(EvidenceReport? evidence)
    {
        output.Line("");
        output.Line($"Kept as it is. The plan is {planFile}");
        if (evidence is null && options.Until is DemoStage.Disaster) output.Line(
            $"  farshore failover {planFile} --yes      rebuild in {DemoRegions.Secondary}");
        output.Line($"  AWS_CONFIG_FILE={regions.AwsConfigFile} aws --profile secondary s3 ls");
        output.Line("  farshore local down --remove      end and remove everything");
    }

    static string Proof(EvidenceProof proof)
    {
        List<string> words = [];
        if (proof.Versions is { } versions) words.Add($"{proof.Identical} of {versions} versions identical");
        if (proof.Blocks is { } blocks) words.Add($"{proof.Identical} of {blocks} blocks identical");
        if (proof.Rows is { } rows) words.Add($"{proof.Tables} tables, {rows} rows");
        if (proof.Checks is { Count: > 0 } checks) words.Add($"{checks.Count(check => check.Passed)} of {checks.Count} checks passed");
        if (proof.Properties is { Count: > 0 } properties) words.Add(
            $"{properties.Count(property => property.Passed)} of {properties.Count} properties as planned");
        if (proof.Error is { } error) words.Add(error);
        return string.Join(", ", words);
    }

    static string Against(EvidenceObjective objective) =>
        $"{Seconds(objective.MeasuredSeconds)} of {Seconds(objective.TargetSeconds)} allowed";

    static string Seconds(double? seconds) => seconds is { } known ? $"{known:0.0} s" : "not measured";
}

/// <summary>The demo's answer under <c>--json</c>.</summary>
sealed record DemoAnswer(
    string? Verdict, string Plan, IReadOnlyList<DemoPhase> Phases, IReadOnlyList<string> LeftOut, EvidenceReport? Evidence);
