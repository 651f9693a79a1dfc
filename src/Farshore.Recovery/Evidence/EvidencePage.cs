using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Evidence;

/// <summary>Evidence as a page for people: one file that asks nothing of any server, reads in light and dark, and prints.</summary>
public static class EvidencePage
{
    public static string Of(EvidenceReport report) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{report.Plan}: {report.Verdict}</title>
        <style>{new Html(EvidenceStyle.Css)}</style>
        </head>
        <body>
        <main>
        <header>
        <p class="kind">{report.Kind} of {report.Plan}</p>
        <h1 class="{Tone(report)}">{report.Verdict}</h1>
        <p class="line">{Story(report)}</p>
        </header>
        <section class="facts">
        {Objective("Recovery point", "newest data found, before the disaster", report.Rpo)}
        {Objective("Recovery time", "from the start to the last check passed", report.Rto)}
        {Fact("Skew", report.SkewSeconds is { } skew ? Span(skew) : "not known", "between the members of the recovery set", "plain")}
        </section>
        <section><h2>Resources</h2>{Html.Join(report.Resources.Select(Resource))}</section>
        <section><h2>Timeline</h2>{EvidenceTimeline.Of(report)}</section>
        <footer><p>Run {report.Run}{SetOf(report)}. Everything on this page is in the JSON evidence of the run.</p></footer>
        </main>
        </body>
        </html>

        """).Text;

    static string Tone(EvidenceReport report) =>
        report.IsComplete || report.Verdict is "done" ? "good" : report.Verdict is "partial" ? "fair" : "bad";

    static Html SetOf(EvidenceReport report) => report.Set is { } set ? Html.Of($", recovery set {set}") : Html.Nothing;

    static Html Story(EvidenceReport report) => report.Disaster is { } disaster
        ? Html.Of($"{disaster.Region} was lost at <time>{disaster.At:yyyy-MM-dd HH:mm:ss} UTC</time> ({ModeOf(disaster.Mode)}).")
        : Html.Of($"No disaster is on record.");

    static string ModeOf(string mode) => mode switch
    {
        "crash" => "killed without warning",
        "stop" => "what the plan names was stopped",
        "declared" => "none was recorded, so the failover's start is taken",
        _ => mode,
    };

    static Html Objective(string title, string what, EvidenceObjective objective) => Fact(title,
        objective.MeasuredSeconds is { } measured ? Span(measured) : "not measured",
        $"{what}; target {Span(objective.TargetSeconds)}", objective.Met switch { true => "good", false => "bad", null => "fair" });

    static Html Fact(string title, string value, string what, string tone) =>
        Html.Of($"""<div class="fact {tone}"><h3>{title}</h3><p class="value">{value}</p><p>{what}</p></div>""");

    static Html Resource(EvidenceResource resource) => Html.Of($"""
        <article class="{(resource.Verified ? "good" : "bad")}">
        <h3>
        <span class="mark">{(resource.Verified ? "verified" : "not verified")}</span> {resource.Name} <small>{TypeOf(resource.Type)}</small>
        </h3>
        <p class="ids"><code>{resource.Source}</code> → <code>{resource.Restored ?? "nothing"}</code></p>
        <p>{ProofOf(resource)}</p>
        {Checks(resource.Proof)}
        </article>
        """);

    static string TypeOf(string type) => type switch { "s3" => "bucket", "ec2" => "machine", "rds" => "database", _ => type };

    static Html ProofOf(EvidenceResource resource)
    {
        var proof = resource.Proof;
        var rpo = resource.RpoSeconds is { } seconds
            ? Html.Of($" Newest data: {Span(seconds)} before the disaster ({BasisOf(resource.RpoBasis)}).") : Html.Nothing;
        var what = proof switch
        {
            { Error: { } error } => Html.Of($"{error}"),
            { Versions: { } versions } =>
                Html.Of($"""
                    {proof.Identical:N0} of {versions:N0} versions identical, {proof.Different:N0} different,
                    {proof.Missing:N0} missing, {proof.Extra:N0} extra.
                    """),
            { Blocks: { } blocks } =>
                Html.Of($"{proof.Identical:N0} of {blocks:N0} blocks of the recovery point identical.{Changed(proof)}"),
            { Tables: { } tables } => Html.Of($"{proof.Rows:N0} rows in {tables:N0} tables read."),
            _ => Html.Nothing,
        };
        var root = proof.Root is { } hash ? Html.Of($"""<br><code class="root">{hash}</code>""") : Html.Nothing;
        return Html.Of($"{what}{rpo}{root}");
    }

    static Html Changed(EvidenceProof proof) => proof.ChangedSinceRestore is { } changed
        ? Html.Of($" The running machine has changed {changed:N0} blocks since.")
        : Html.Nothing;

    static string BasisOf(string? basis) => basis switch
    {
        "heartbeat" => "by its heartbeat",
        "replication" => "by what replication had brought",
        _ => "by the age of the recovery point",
    };

    static Html Checks(EvidenceProof proof)
    {
        var rows = (proof.Checks ?? []).Select(check => Row(check.Passed, check.Check, check.Found ?? ""))
            .Concat((proof.Properties ?? [])
                .Select(property => Row(property.Passed, $"{property.Property}: {property.Expected}", property.Actual)))
            .Concat((proof.Differences ?? []).Select(difference => Row(false, difference, ""))).ToList();
        return rows.Count == 0 ? Html.Nothing : Html.Of($"<table><tbody>{Html.Join(rows)}</tbody></table>");
    }

    static Html Row(bool passed, string what, string found)
    {
        var (tone, mark) = passed ? ("good", "passed") : ("bad", "failed");
        return Html.Of($"""<tr class="{tone}"><td class="mark">{mark}</td><td>{what}</td><td>{found}</td></tr>""");
    }

    internal static string Span(double seconds) => Durations.Write(TimeSpan.FromSeconds(seconds));
}
