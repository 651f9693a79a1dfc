namespace Farshore.Recovery.Evidence;

/// <summary>A run's steps over its time: phases as bands, a group a resource, a bar a step, the deciding chain marked. Text is HTML so
/// that it stays readable on a phone; bars are SVG. Long runs are folded, except where something went wrong.</summary>
static class EvidenceGantt
{
    const int StepsInSight = 48;

    public static Html Of(EvidenceReport report)
    {
        if (GanttScale.Of(report.Steps) is not { } scale) return Html.Of($"<p>Nothing was begun.</p>");
        var chain = report.CriticalPath?.Steps.ToHashSet(StringComparer.Ordinal) ?? [];
        var bands = Bands(report.Steps, scale);
        var groups = report.Steps.GroupBy(step => step.Resource ?? "").OrderBy(group => Order(report, group.Key)).ToList();
        var open = report.Steps.Count <= StepsInSight;
        return Html.Of($"""
            <p class="line">{scale.Start.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, {EvidencePage.Span(scale.Seconds)} in
            {report.Steps.Count} steps. Bars tell more when pointed at{(open ? "" : "; groups unfold")}.</p>
            {Legend(report)}
            <div class="gantt">
            <div class="row scale"><span></span><span class="ticks">{Html.Join(scale.Ticks().Select(Tick))}</span><span></span></div>
            <div class="phases">{Html.Join(Phases(report.Steps).Select(phase => PhaseRow(phase, scale)))}</div>
            {Html.Join(groups.Select(group => Group(group.Key, [.. group], scale, bands, chain, open)))}
            </div>
            """);
    }

    static int Order(EvidenceReport report, string resource)
    {
        if (resource.Length == 0) return -1;
        for (var place = 0; place < report.Resources.Count; place++)
            if (report.Resources[place].Name == resource) return place;
        return report.Resources.Count;
    }

    static Html Tick((double Percent, string Text) tick) =>
        Html.Of($"""<span style="left:{tick.Percent:0.##}%">{tick.Text}</span>""");

    static IEnumerable<(string Phase, List<EvidenceStep> Steps)> Phases(IReadOnlyList<EvidenceStep> steps) => steps
        .Where(step => step is { Phase: not null, StartedAt: not null }).GroupBy(step => step.Phase!)
        .Select(group => (group.Key, group.ToList())).OrderBy(phase => phase.Item2.Min(step => step.StartedAt));

    static Html PhaseRow((string Phase, List<EvidenceStep> Steps) phase, GanttScale scale)
    {
        var (left, right) = (phase.Steps.Min(step => scale.Left(step)), phase.Steps.Max(step => scale.Right(step)));
        var took = EvidencePage.Span((right - left) / GanttScale.Width * scale.Seconds);
        return Html.Of($"""
            <div class="row"><span class="name">{phase.Phase}</span>
            <svg viewBox="0 0 1000 10" preserveAspectRatio="none"><rect class="phase" x="{left:0.#}" width="{right - left:0.#}" height="10">
            <title>{phase.Phase}: {took}</title></rect></svg><span class="took">{took}</span></div>

            """);
    }

    /// <summary>What lies behind every group: a line at each tick.</summary>
    static Html Bands(IReadOnlyList<EvidenceStep> steps, GanttScale scale) => Html.Of($"""
        <svg class="grid" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">{Html.Join(scale.Ticks().Select(tick =>
            Html.Of($"""<line x1="{tick.Percent * 10:0.#}" x2="{tick.Percent * 10:0.#}" y2="10"/>""")))}</svg>
        """);

    static Html Group(
        string resource, IReadOnlyList<EvidenceStep> steps, GanttScale scale, Html bands, HashSet<string> chain, bool open)
    {
        var begun = steps.Where(step => step.StartedAt is not null).ToList();
        var took = begun.Count == 0 ? "not begun"
            : EvidencePage.Span((begun.Max(scale.Right) - begun.Min(scale.Left)) / GanttScale.Width * scale.Seconds);
        var bars = Html.Join(steps.Select(step => Bar(step, scale, chain)));
        var isOpen = open || steps.Any(step => step.Reason is not null) ? new Html(" open") : Html.Nothing;
        return Html.Of($"""
            <details{isOpen}><summary class="row"><span class="name">{(resource.Length == 0 ? "the whole plan" : resource)}
            <small>{steps.Count}</small></span>
            <svg viewBox="0 0 1000 10" preserveAspectRatio="none">{bars}</svg><span class="took">{took}</span></summary>
            <div class="steps">{bands}{Html.Join(steps.Select(step => Row(step, scale, chain)))}</div></details>

            """);
    }

    static Html Row(EvidenceStep step, GanttScale scale, HashSet<string> chain)
    {
        var mark = chain.Contains(step.Name) ? new Html("""<span class="mark" title="in the deciding chain">◆</span> """) : Html.Nothing;
        var reason = step.Reason is { } why ? Html.Of($"""<p class="reason">{why}</p>""") : Html.Nothing;
        var took = step.Seconds is { } seconds ? EvidencePage.Span(seconds) : "";
        return Html.Of($"""
            <div class="row"><span class="name">{mark}{step.Name}</span>
            <svg viewBox="0 0 1000 10" preserveAspectRatio="none">{Bar(step, scale, chain)}</svg>
            <span class="took">{(step.Status is "done" ? "" : step.Status)} {took}</span></div>{reason}

            """);
    }

    static Html Bar(EvidenceStep step, GanttScale scale, HashSet<string> chain)
    {
        if (step.StartedAt is null) return Html.Nothing;
        var (left, right) = (scale.Left(step), scale.Right(step));
        var from = $"{step.StartedAt.Value.UtcDateTime:HH:mm:ss} UTC";
        var told = $"{step.Name}: {step.Status}, {EvidencePage.Span(step.Seconds ?? 0)}, from {from}";
        var tone = $"{step.Status}{(chain.Contains(step.Name) ? " critical" : "")}";
        return Html.Of($"""
            <rect class="bar {tone}" x="{left:0.#}" width="{right - left:0.#}" height="10">
            <title>{told}{(step.Reason is { } why ? $": {why}" : "")}</title></rect>
            """);
    }

    static Html Legend(EvidenceReport report)
    {
        string[] worth = ["done", "critical", "failed", "undone", "skipped", "phase"];
        var there = report.Steps.Select(step => step.Status).ToHashSet(StringComparer.Ordinal);
        var shown = worth.Where(kind => kind switch
        {
            "critical" => report.CriticalPath is not null,
            "phase" => report.Steps.Any(step => step.Phase is not null),
            "failed" => there.Overlaps(["failed", "stuck"]),
            "undone" => there.Overlaps(["undone", "undoing", "running"]),
            _ => there.Contains(kind),
        });
        return Html.Of($"""
            <p class="legend">{Html.Join(shown.Select(kind => Html.Of($"""
                <span><svg viewBox="0 0 14 10"><rect class="{(kind is "phase" ? "phase" : $"bar {kind}")}" width="14" height="10"/></svg>
                {(kind switch
                {
                    "critical" => "◆ in the deciding chain",
                    "failed" => "failed or stuck",
                    "undone" => "taken back or under way",
                    _ => kind,
                })}</span>
                """)))}</p>
            """);
    }
}
