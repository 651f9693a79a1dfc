using Farshore.Recovery.Evidence;

namespace Farshore.Cli.Runs;

/// <summary>Evidence as a person takes it in at a glance.</summary>
static class EvidenceSummary
{
    public static void Print(EvidenceReport report, Output output)
    {
        string[] heads = ["RESOURCE", "TYPE", "RESTORED", "VERIFIED", "RPO", "PROOF"];
        output.Table(heads, report.Resources.Select(resource => (IReadOnlyList<string>)
        [
            resource.Name, resource.Type, resource.Restored ?? "-", resource.Verified ? "yes" : "NO",
            resource.RpoSeconds is { } rpo ? Words.Span(rpo) : "-", Proof(resource.Proof),
        ]));
        foreach (var stack in report.Stacks ?? [])
            output.Line($"Stack {stack.StackName}: {string.Join(", ", (stack.Outputs ?? new Dictionary<string, string>())
                .Select(one => $"{one.Key} {one.Value}").DefaultIfEmpty("no outputs"))}");
        foreach (var difference in report.Resources.SelectMany(resource =>
            (resource.Proof.Differences ?? []).Select(text => $"{resource.Name}: {text}"))) output.Line($"  {difference}");
        output.Line($"RPO {Measured(report.Rpo)}, RTO {Measured(report.Rto)}"
            + (report.SkewSeconds is { } skew ? $", skew {Words.Span(skew)}" : ""));
        output.Line($"Verdict: {report.Verdict}");
    }

    /// <summary>Writes the evidence and, beside it, the page of the same.</summary>
    public static void Write(EvidenceReport report, FileInfo file, Output output)
    {
        var page = Path.ChangeExtension(file.FullName, ".html");
        file.Directory?.Create();
        if (page != file.FullName) File.WriteAllText(file.FullName, report.ToJson());
        File.WriteAllText(page, EvidencePage.Of(report));
        output.Note(page == file.FullName ? $"evidence: {page}" : $"evidence: {file.FullName} and {page}");
    }

    static string Measured(EvidenceObjective objective) => objective.MeasuredSeconds is { } measured
        ? $"{Words.Span(measured)} of {Words.Span(objective.TargetSeconds)}{(objective.Met is false ? " (MISSED)" : "")}"
        : $"not measured (target {Words.Span(objective.TargetSeconds)})";

    static string Proof(EvidenceProof proof)
    {
        if (proof.Error is { } error) return error;
        List<string> said = [];
        if (proof.Versions is { } versions) said.Add($"{proof.Identical:#,0} of {Words.Count(versions, "version")} identical");
        if (proof.Blocks is { } blocks) said.Add($"{proof.Identical:#,0} of {Words.Count(blocks, "block")} identical");
        if (proof.Missing > 0) said.Add($"{proof.Missing:#,0} missing");
        if (proof.Different > 0) said.Add($"{proof.Different:#,0} different");
        if (proof.Extra > 0) said.Add($"{proof.Extra:#,0} extra");
        var when = proof.ComparedAt is null ? "" : ", compared when the set was sealed";
        if (proof.Rows is { } rows) said.Add($"{Words.Count(rows, "row")} in {Words.Count(proof.Tables ?? 0, "table")}{when}");
        if (proof.Checks is { Count: > 0 } checks)
            said.Add($"{checks.Count(check => check.Passed)} of {Words.Count(checks.Count, "check")} passed");
        if (proof.Properties is { Count: > 0 } properties)
            said.Add($"{properties.Count(property => property.Passed)} of {properties.Count} properties as planned");
        return string.Join(", ", said);
    }
}
