using System.Text.Json.Serialization;

namespace Farshore.Recovery.Checks;

/// <summary>What a check came to, worst first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckVerdict>))]
public enum CheckVerdict
{
    /// <summary>A backup or a recovery will fail by it.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It could not be looked at.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>Works, and may surprise.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,

    /// <summary>There was nothing to look at; the finding says why.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,

    [JsonStringEnumMemberName("ok")]
    Ok,
}

/// <summary>One answer of one check.</summary>
/// <param name="Check">The check's name, as <c>--only</c> takes it.</param>
/// <param name="Resource">The plan's name of what it is about, or <c>plan</c>, <c>primary</c>, <c>secondary</c>, <c>ledger</c>.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Looked">What was looked at.</param>
/// <param name="Found">What is the case.</param>
/// <param name="Remedy">Lines for a shell that put it right; what no command can do stands behind a <c>#</c>. Null where all is
/// well.</param>
public sealed record CheckFinding(string Check, string Resource, CheckVerdict Verdict, string Looked, string Found, string? Remedy);

/// <summary>Everything a preflight found.</summary>
/// <param name="Plan">The plan's name.</param>
/// <param name="At">When it began.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Verdict">The worst of the findings; ok where there was nothing to look at.</param>
/// <param name="Findings">By resource in the plan's order, the worst first.</param>
public sealed record PreflightReport(
    string Plan, DateTimeOffset At, double Seconds, CheckVerdict Verdict, IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>Nothing failed and everything could be looked at.</summary>
    public bool Passed => Verdict is not (CheckVerdict.Failed or CheckVerdict.Unknown);

    public int Count(CheckVerdict verdict) => Findings.Count(finding => finding.Verdict == verdict);
}
