using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Evidence;

/// <summary>Evidence as a page for people: one file that asks nothing of any server, needs no script, reads in light and dark, on a
/// phone and on paper.</summary>
public static class EvidencePage
{
    public static string Of(EvidenceReport report) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{report.Plan}: {report.Verdict}</title>
        <style>{new Html(EvidenceStyle.Css)}{new Html(EvidenceStyle.Gantt)}</style>
        </head>
        <body>
        <main>
        <header>
        <p class="kind">{report.Kind} of {report.Plan}{Way(report)}</p>
        <h1 class="{Tone(report)}">{report.Verdict}</h1>
        <p class="meaning">{EvidenceWords.Meaning(report)}</p>
        <p class="line">{Story(report)}</p>
        </header>
        {EvidenceFacts.Of(report)}
        {Section("Notes", "notes", EvidenceLists.Notes(report))}
        {Section("Resources", "resources", Html.Join(report.Resources.Select(EvidenceResourceCard.Of)))}
        {Section("Timeline", "timeline", EvidenceGantt.Of(report))}
        {Section(EvidenceWords.ChainTitle(report), "chain", EvidenceLists.Chain(report))}
        {Section("What was rewritten on the way to the other Region", "sheet", EvidenceLists.ProofSheet(report))}
        {Section("Was the lost Region needed?", "blackout", EvidenceLists.Blackout(report))}
        {Section("Stacks", "stacks", EvidenceLists.Stacks(report))}
        {Section("Was anything left behind?", "teardown", EvidenceLists.Teardown(report))}
        {Section("What was written on only one side", "divergence", EvidenceLists.Divergence(report))}
        {Section("Approvals", "approvals", EvidenceLists.Approvals(report))}
        {Section("Earlier recoveries and drills", "history", EvidenceLists.History(report))}
        {Section("Where this page comes from", "origin", EvidenceOrigin.Of(report))}
        </main>
        </body>
        </html>

        """).Text;

    internal static string Span(double seconds) => Durations.Write(TimeSpan.FromSeconds(seconds));

    internal static Html When(DateTimeOffset at) => Html.Of($"<time>{at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC</time>");

    static Html Section(string title, string id, Html body) => body.Text.Length == 0 ? Html.Nothing
        : Html.Of($"""<section id="{id}"><h2>{title}</h2>{body}</section>""");

    static Html Way(EvidenceReport report) =>
        report.Regions is { } regions ? Html.Of($", {regions.Primary} → {regions.Secondary}") : Html.Nothing;

    static string Tone(EvidenceReport report) =>
        report.IsComplete || report.Verdict is "done" ? "good" : report.Verdict is "partial" ? "fair" : "bad";

    static Html Story(EvidenceReport report) => report.Disaster is { } disaster
        ? report.Kind is "drill" ? Html.Of($"As if {disaster.Region} had been lost at {When(disaster.At)}.")
        : Html.Of($"{disaster.Region} was lost at {When(disaster.At)} ({EvidenceWords.Mode(disaster.Mode)}).")
        : Html.Of($"No disaster is on record.");
}
