namespace Farshore.Recovery.Evidence;

/// <summary>Recovery times of a plan's earlier runs as a line against the objective.</summary>
static class EvidenceTrend
{
    const double Width = 600, Height = 80;

    /// <returns>Nothing where fewer than two were measured.</returns>
    public static Html Of(EvidenceReport report)
    {
        var measured = (report.History ?? []).Reverse().Where(run => run.RtoSeconds is not null).ToList();
        if (measured.Count < 2) return Html.Nothing;
        var top = Math.Max(report.Rto.TargetSeconds, measured.Max(run => run.RtoSeconds!.Value)) * 1.05;
        var dots = measured.Select((run, place) => (Run: run,
            X: 10 + (place * (Width - 20) / (measured.Count - 1)), Y: Height - (run.RtoSeconds!.Value / top * Height))).ToList();
        var line = Html.Join(dots.Select(dot => Html.Of($"{dot.X:0.#},{dot.Y:0.#} ")));
        var objective = EvidencePage.Span(report.Rto.TargetSeconds);
        var target = Height - (report.Rto.TargetSeconds / top * Height);
        return Html.Of($"""
            <svg class="trend" viewBox="0 0 {Width} {Height}" role="img" aria-label="recovery times, oldest first">
            <line class="target" x1="0" x2="{Width}" y1="{target:0.#}" y2="{target:0.#}"/><polyline points="{line}"/>
            {Html.Join(dots.Select(dot => Html.Of($"""
                <circle cx="{dot.X:0.#}" cy="{dot.Y:0.#}" r="4"><title>{dot.Run.Run}: {EvidencePage.Span(
                    dot.Run.RtoSeconds!.Value)}</title></circle>
                """)))}
            </svg>
            <p class="line">Recovery times, oldest first; the dashed line is the objective, {objective}.</p>
            """);
    }
}
