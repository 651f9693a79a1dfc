using Farshore.Recovery.Checks;

namespace Farshore.Cli.Plans;

/// <summary>Findings for a person: what is wrong with each thing, worst first, each with what puts it right.</summary>
static class CheckTable
{
    public static void Write(PreflightReport report, Output output)
    {
        foreach (var about in report.Findings.GroupBy(finding => finding.Resource))
        {
            var rest = about.Where(finding => finding.Remedy is null).ToList();
            output.Line($"{about.Key}  {Good(rest)}".TrimEnd());
            foreach (var finding in about.Where(finding => finding.Remedy is not null))
            {
                output.Line($"  {Word(finding.Verdict),-7}  {finding.Check}: {finding.Looked}: {finding.Found}");
                foreach (var line in finding.Remedy!.Split('\n')) output.Line($"             {line}");
            }
        }

        output.Line("");
        output.Line(Summary(report));
    }

    static string Good(IReadOnlyList<CheckFinding> findings)
    {
        var ok = findings.Count(finding => finding.Verdict is CheckVerdict.Ok);
        var skipped = findings.Count - ok;
        return string.Join(", ", ((string?[])[ok > 0 ? $"{ok} ok" : null, skipped > 0 ? $"{skipped} skipped" : null]).OfType<string>());
    }

    static string Summary(PreflightReport report)
    {
        var parts = ((CheckVerdict Verdict, string Word)[])
        [
            (CheckVerdict.Failed, "failed"), (CheckVerdict.Unknown, "could not be looked at"),
            (CheckVerdict.Warning, report.Count(CheckVerdict.Warning) == 1 ? "warning" : "warnings"), (CheckVerdict.Ok, "ok"),
            (CheckVerdict.Skipped, "skipped"),
        ];
        var counts = parts.Where(part => report.Count(part.Verdict) > 0).Select(part => $"{report.Count(part.Verdict)} {part.Word}");
        return $"{Words.Count(report.Findings.Count, "look")} in {Words.Span(report.Seconds)}: {string.Join(", ", counts)}";
    }

    static string Word(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Failed => "FAILED",
        CheckVerdict.Unknown => "UNKNOWN",
        CheckVerdict.Warning => "warning",
        _ => "ok",
    };
}
