namespace Farshore.Recovery.Evidence;

/// <summary>One resource on the page: what it was, what stands for it, and what shows that they are the same.</summary>
static class EvidenceResourceCard
{
    // More rows than this hide what matters; they unfold.
    const int RowsInSight = 12;

    public static Html Of(EvidenceResource resource) => Html.Of($"""
        <article class="{(resource.Verified ? "good" : "bad")}">
        <h3>
        <span class="mark">{(resource.Verified ? "proved" : "not proved")}</span> {resource.Name}
        <small>{EvidenceWords.Type(resource.Type)}</small>
        </h3>
        <p class="ids"><code>{resource.Source}</code> → <code>{resource.Restored ?? "nothing"}</code></p>
        <p>{Proof(resource.Proof)}{Rpo(resource)}</p>
        {Root(resource.Proof)}{Rows(resource.Proof)}
        </article>

        """);

    static Html Proof(EvidenceProof proof)
    {
        var error = proof.Error is { } why ? Html.Of($"""<span class="reason">{why}</span> """) : Html.Nothing;
        var what = proof switch
        {
            { Versions: { } versions } => Html.Of($"""
                {proof.Identical:N0} of {versions:N0} versions identical, {proof.Different:N0} different,
                {proof.Missing:N0} missing, {proof.Extra:N0} extra{Pending(proof)}.
                """),
            { Blocks: { } blocks } => Html.Of($"""
                {proof.Identical:N0} of {blocks:N0} blocks of the recovery point identical, {proof.Different:N0} different,
                {proof.Missing:N0} missing, {proof.Extra:N0} extra.{Changed(proof)}
                """),
            { Tables: { } tables } => Html.Of($"{proof.Rows:N0} rows in {tables:N0} tables read."),
            _ => Html.Nothing,
        };
        return Html.Of($"{error}{what}");
    }

    static Html Pending(EvidenceProof proof) =>
        proof.Pending is > 0 and var pending ? Html.Of($", {pending:N0} lost because replication had not come to them") : Html.Nothing;

    static Html Changed(EvidenceProof proof) => proof.ChangedSinceRestore is { } changed
        ? Html.Of($" The running machine has changed {changed:N0} blocks since.")
        : Html.Nothing;

    static Html Rpo(EvidenceResource resource) => resource.RpoSeconds is { } seconds
        ? Html.Of($" Newest data: {EvidencePage.Span(seconds)} before the disaster, {EvidenceWords.Basis(resource.RpoBasis)}.")
        : Html.Nothing;

    static Html Root(EvidenceProof proof) => proof.Root is { } hash
        ? Html.Of($"""<p class="root">SHA-256 over all that was compared: <code>{hash}</code></p>""")
        : Html.Nothing;

    static Html Rows(EvidenceProof proof)
    {
        var rows = (proof.Checks ?? []).Select(check => Row(check.Passed, check.Check, Found(check)))
            .Concat((proof.Properties ?? [])
                .Select(property => Row(property.Passed, $"{property.Property}: {property.Expected}", property.Actual)))
            .Concat((proof.Differences ?? []).Select(difference => Row(false, difference, ""))).ToList();
        if (rows.Count == 0) return Html.Nothing;
        var table = Html.Of($"<table><tbody>{Html.Join(rows)}</tbody></table>");
        return rows.Count <= RowsInSight
            ? table : Html.Of($"<details><summary>{rows.Count} checks and differences</summary>{table}</details>");
    }

    static string Found(EvidenceCheck check) =>
        check.Seconds is { } seconds ? $"{check.Found} ({EvidencePage.Span(seconds)})".TrimStart() : check.Found ?? "";

    static Html Row(bool passed, string what, string found)
    {
        var (tone, mark) = passed ? ("good", "passed") : ("bad", "failed");
        return Html.Of($"""<tr class="{tone}"><td class="mark">{mark}</td><td>{what}</td><td>{found}</td></tr>""");
    }
}
