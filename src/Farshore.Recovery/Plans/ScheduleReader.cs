namespace Farshore.Recovery.Plans;

/// <summary>Reads <c>schedule</c> and <c>notifications</c>: what happens while nobody looks, and who hears of it.</summary>
static class ScheduleReader
{
    static readonly string[] Ends = ["failed", "done", "approval"];

    public static PlanSchedule Schedule(PlanSection plan)
    {
        if (plan.Child("schedule", "schedule") is not { } section) return new();
        var schedule = new PlanSchedule(Rhythm(section, "backup"), Rhythm(section, "drill"), Rhythm(section, "check"));
        section.Close();
        return schedule;
    }

    public static IReadOnlyList<PlanNotification> Notifications(PlanSection plan) =>
        [.. plan.Sections("notifications", "notifications").Select(Notification)];

    static PlanRhythm? Rhythm(PlanSection schedule, string key)
    {
        if (schedule.IsText(key)) return schedule.Span(key) is { } often ? new(often, null) : null;
        if (schedule.Child(key, $"schedule, {key}") is not { } section) return null;
        var rhythm = new PlanRhythm(section.Span("every"), section.Text("cron"));
        if (section.Has("every") == section.Has("cron"))
        {
            section.Problems.Add(new(section.Line,
                $"{section.Title}: say when: either 'every: 6h' or 'cron: \"0 */6 * * *\"', whose times are UTC"));
        }

        if (rhythm.Cron is { } cron && CronTimes.Fault(cron) is { } fault)
            section.Complain("cron", $"'cron: {cron}' should be minute, hour, day, month and weekday as in crontab: {fault}");
        section.Close();
        return rhythm;
    }

    static PlanNotification Notification(PlanSection section)
    {
        var webhook = section.Matching("webhook", PlanForms.Endpoint, "a URL such as https://example.com/hooks/recovery");
        var topic = section.Matching("topic", PlanForms.Topic, "a topic's ARN such as arn:aws:sns:eu-west-1:123456789012:recovery");
        if (section.Has("webhook") == section.Has("topic"))
            section.Problems.Add(new(section.Line, $"{section.Title}: say where to: either 'webhook: URL' or 'topic: ARN'"));
        var on = section.Texts("on");
        foreach (var unknown in on.Where(end => !Ends.Contains(end)))
            section.Complain("on", $"nothing is told on '{unknown}'; there are: {string.Join(", ", Ends)}");
        section.Close();
        return new(webhook is not null && PlanForms.Endpoint(webhook) ? new Uri(webhook) : null, topic, on.Count == 0 ? Ends : on);
    }
}
