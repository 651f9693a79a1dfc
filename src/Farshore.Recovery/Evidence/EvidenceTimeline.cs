namespace Farshore.Recovery.Evidence;

/// <summary>A run's steps as bars over its time.</summary>
static class EvidenceTimeline
{
    const double NarrowestBar = 0.4;

    public static Html Of(EvidenceReport report)
    {
        var begun = report.Steps.Where(step => step.StartedAt is not null).ToList();
        if (begun.Count == 0) return Html.Of($"<p>Nothing was begun.</p>");
        var start = begun.Min(step => step.StartedAt!.Value);
        var length = Math.Max(0.001, begun.Max(step => (step.StartedAt!.Value - start).TotalSeconds + (step.Seconds ?? 0)));
        return Html.Of($"""
            <div class="timeline" role="table">{Html.Join(report.Steps.Select(step => Bar(step, start, length)))}</div>
            <p class="scale"><span>{start:HH:mm:ss} UTC</span><span>{EvidencePage.Span(length)}</span></p>
            """);
    }

    static Html Bar(EvidenceStep step, DateTimeOffset start, double length)
    {
        var left = step.StartedAt is { } at ? (at - start).TotalSeconds / length * 100 : 0;
        var width = Math.Min(Math.Max(NarrowestBar, (step.Seconds ?? 0) / length * 100), 100 - left + NarrowestBar);
        var bar = step.StartedAt is null ? Html.Nothing
            : Html.Of($"""<span class="bar {step.Status}" style="left:{left:0.##}%;width:{width:0.##}%"></span>""");
        var seconds = step.Seconds is { } taken ? EvidencePage.Span(taken) : "";
        var reason = step.Reason is { } why ? Html.Of($"""<div class="reason">{why}</div>""") : Html.Nothing;
        return Html.Of($"""
            <div class="step" role="row"><span class="name">{step.Name}</span><span class="track">{bar}</span>
            <span class="took">{step.Status} {seconds}</span></div>{reason}

            """);
    }
}
