namespace Farshore.Recovery.Evidence;

/// <summary>The measured figures beside what they should be.</summary>
static class EvidenceFacts
{
    public static Html Of(EvidenceReport report) => EvidenceKind.Proves(report.Kind)
        ? Html.Of($"""
            <section class="facts" id="facts">
            {Objective("Recovery point", RpoBy(report), report.Rpo)}
            {Objective("Recovery time", "from the start of the run until the last resource had passed its checks", report.Rto)}
            {Skew(report)}
            </section>
            """)
        : Html.Nothing;

    static Html Skew(EvidenceReport report)
    {
        const string What = "between the moments of the recovery set's members";
        return report.SkewTargetSeconds is { } target
            ? Objective("Skew", What, new(target, report.SkewSeconds))
            : Fact("Skew", report.SkewSeconds is { } skew ? EvidencePage.Span(skew) : "not known", What, "plain", "");
    }

    /// <summary>The plan's figure is that of its worst resource; says which and how it was measured.</summary>
    static string RpoBy(EvidenceReport report)
    {
        var worst = report.Resources.Where(resource => resource.RpoSeconds is not null).MaxBy(resource => resource.RpoSeconds);
        var unknown = report.Resources.Where(resource => resource.RpoSeconds is null).Select(resource => resource.Name).ToList();
        return (worst, unknown) switch
        {
            (null, _) => "age of the newest data found, at the disaster",
            (_, { Count: > 0 }) => $"not measured for {string.Join(", ", unknown)}",
            _ => $"age of the newest data found, at the disaster; the worst is {worst.Name}, {EvidenceWords.Basis(worst.RpoBasis)}",
        };
    }

    static Html Objective(string title, string what, EvidenceObjective objective) => Fact(title,
        objective.MeasuredSeconds is { } measured ? EvidencePage.Span(measured) : "not measured",
        what, objective.Met switch { true => "good", false => "bad", null => "fair" },
        objective.Met switch
        {
            true => $"within the objective of {EvidencePage.Span(objective.TargetSeconds)}",
            false => $"MISSED: the objective is {EvidencePage.Span(objective.TargetSeconds)}",
            null => $"the objective is {EvidencePage.Span(objective.TargetSeconds)}",
        });

    static Html Fact(string title, string value, string what, string tone, string against) => Html.Of($"""
        <div class="fact {tone}"><h3>{title}</h3><p class="value">{value}</p><p class="against">{against}</p><p>{what}</p></div>

        """);
}
