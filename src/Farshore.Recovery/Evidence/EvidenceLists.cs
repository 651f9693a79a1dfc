namespace Farshore.Recovery.Evidence;

/// <summary>The page's lists: each is nothing where the run has nothing to say to it.</summary>
static class EvidenceLists
{
    const int RowsInSight = 30;

    public static Html Notes(EvidenceReport report) => report.Notes is { Count: > 0 } notes
        ? Html.Of($"<ul>{Html.Join(notes.Select(note => Html.Of($"<li>{note}</li>")))}</ul>")
        : Html.Nothing;

    public static Html Chain(EvidenceReport report)
    {
        if (report.CriticalPath is not { Steps.Count: > 0 } chain) return Html.Nothing;
        var steps = report.Steps.ToDictionary(step => step.Name, StringComparer.Ordinal);
        var rows = chain.Steps.Select(name => steps.GetValueOrDefault(name)).OfType<EvidenceStep>().Select(step => Html.Of($"""
            <tr><td>{step.Name}</td><td class="took">{EvidencePage.Span(step.Seconds ?? 0)}</td><td>{Share(step, chain)}</td></tr>
            """));
        var measured = EvidenceKind.Rebuilds(report.Kind) ? report.Rto.MeasuredSeconds : null;
        var of = measured is { } rto && rto >= chain.Seconds
            ? Html.Of($" Of the recovery time of {EvidencePage.Span(rto)} these are {Percent(chain.Seconds, rto)} %.") : Html.Nothing;
        return Html.Of($"""
            <p>Each of these steps needed the one before. Together they took {EvidencePage.Span(chain.Seconds)}: no order of the work could
            have been faster; to be faster, make one of them shorter.{of}</p>
            {Table(["Step", "Took", "Share"], [.. rows])}
            """);
    }

    public static Html ProofSheet(EvidenceReport report) => report.ProofSheet is not { } sheet ? Html.Nothing
        : sheet.Count == 0 ? Html.Of($"<p>No identifier had to be rewritten.</p>")
        : Html.Of($"""
            <p>{sheet.Count} identifiers of the old Region, what stands for each in the new one, and what decided it.</p>
            {Table(["Resource", "What", "Old", "New", "Why"], [.. sheet.Select(rewrite => Html.Of($"""
                <tr><td>{rewrite.Resource}</td><td>{rewrite.Field}</td><td><code>{rewrite.Old}</code></td>
                <td>{New(rewrite)}</td><td>{rewrite.Why}</td></tr>
                """))])}
            """);

    public static Html Blackout(EvidenceReport report) => report.Blackout switch
    {
        null => Html.Nothing,
        { RefusedCalls: [] } none =>
            Html.Of($"<p>No call to {none.Region} was possible while the run lasted, and none was needed.</p>"),
        var some => Html.Of($"""
            <p class="reason">No call to {some.Region} was possible, and these were tried: with the Region lost they would have failed.</p>
            {Table(["Call"], [.. some.RefusedCalls.Select(call => Html.Of($"<tr><td><code>{call}</code></td></tr>"))])}
            """),
    };

    public static Html Teardown(EvidenceReport report) => report.Teardown switch
    {
        null => Html.Nothing,
        { Left: [] } clean => Html.Of($"""
            <p>{clean.Removed.Count} things were taken away; a search by tag afterwards found nothing.</p>
            {Table(["Taken away"], [.. clean.Removed.Select(one => Html.Of($"<tr><td><code>{one}</code></td></tr>"))])}
            """),
        var dirty => Html.Of($"""
            <p class="reason">Still there, by tag, after everything was to be gone:</p>
            {Table(["Left"], [.. dirty.Left.Select(one => Html.Of($"<tr><td><code>{one}</code></td></tr>"))])}
            """),
    };

    public static Html Stacks(EvidenceReport report) => report.Stacks is not { Count: > 0 } stacks ? Html.Nothing
        : Table(["Stack", "Region", "Status", "Changes", "Outputs"], [.. stacks.Select(stack => Html.Of($"""
            <tr><td><code>{stack.StackName}</code></td><td>{stack.Region ?? report.Regions?.Secondary ?? ""}</td>
            <td>{stack.Status ?? "not carried out"}</td><td class="took">{(stack.Changes is { } changes ? $"{changes.Count}" : "")}</td>
            <td>{string.Join(", ", (stack.Outputs ?? new Dictionary<string, string>()).Select(one => $"{one.Key}: {one.Value}"))}</td></tr>
            """))]);

    public static Html Divergence(EvidenceReport report) => report.Divergence is not { Count: > 0 } sides ? Html.Nothing
        : Table(["Resource", "Only in the primary", "Only in the secondary", ""], [.. sides.Select(side => Html.Of($"""
            <tr><td>{side.Resource}</td><td class="took">{Count(side.OnlyPrimary)}</td><td class="took">{Count(side.OnlySecondary)}</td>
            <td>{side.Detail}</td></tr>
            """))]);

    public static Html Approvals(EvidenceReport report) => report.Approvals is not { Count: > 0 } approvals ? Html.Nothing
        : Table(["Before", "Approved by", "At"], [.. approvals.Select(approval => Html.Of($"""
            <tr><td>{approval.Step}</td><td>{approval.By}</td><td>{EvidencePage.When(approval.At)}</td></tr>
            """))]);

    public static Html History(EvidenceReport report) => report.History is not { Count: > 0 } past ? Html.Nothing
        : Html.Of($"""
            {EvidenceTrend.Of(report)}
            {Table(["Started", "Kind", "Verdict", "RPO", "RTO", "Skew"], [.. past.Select(run => Html.Of($"""
                <tr><td>{EvidencePage.When(run.StartedAt)}</td><td>{run.Kind}</td><td>{run.Verdict}</td><td class="took">{Span(
                    run.RpoSeconds)}</td>
                <td class="took">{Span(run.RtoSeconds)}</td><td class="took">{Span(run.SkewSeconds)}</td></tr>
                """))])}
            """);

    internal static Html Table(IReadOnlyList<string> heads, IReadOnlyList<Html> rows)
    {
        var table = Html.Of($"""
            <div class="wide"><table><thead><tr>{Html.Join(heads.Select(head => Html.Of($"<th>{head}</th>")))}</tr></thead>
            <tbody>{Html.Join(rows)}</tbody></table></div>
            """);
        return rows.Count <= RowsInSight ? table : Html.Of($"<details><summary>all {rows.Count}</summary>{table}</details>");
    }

    static Html New(EvidenceRewrite rewrite) =>
        rewrite.New is { } found ? Html.Of($"<code>{found}</code>") : Html.Of($"<small>—</small>");

    static Html Share(EvidenceStep step, EvidenceChain chain)
    {
        var percent = Percent(step.Seconds ?? 0, chain.Seconds);
        return Html.Of($"""
            <svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label="{percent} %">
            <rect width="{percent}" height="6"/></svg>
            """);
    }

    static string Percent(double part, double whole) =>
        (whole > 0 ? part / whole * 100 : 0).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    static string Count(long? number) =>
        number?.ToString("N0", System.Globalization.CultureInfo.InvariantCulture) ?? "not known";

    static string Span(double? seconds) => seconds is { } known ? EvidencePage.Span(known) : "-";
}
