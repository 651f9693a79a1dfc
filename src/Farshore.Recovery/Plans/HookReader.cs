namespace Farshore.Recovery.Plans;

/// <summary>Reads <c>hooks</c>, <c>handOver</c> and <c>approvals</c>: where a run touches what is not Farshore's.</summary>
static class HookReader
{
    static readonly TimeSpan WithinByDefault = TimeSpan.FromMinutes(5);
    static readonly TimeSpan TtlByDefault = TimeSpan.FromMinutes(1);
    static readonly string[] Approvable = ["restore", "handOver", "relocate"];

    public static PlanHooks Hooks(PlanSection plan)
    {
        if (plan.Child("hooks", "hooks") is not { } section) return new();
        var hooks = new PlanHooks
        {
            StopTraffic = Hook(section, "stopTraffic"),
            StartTraffic = Hook(section, "startTraffic"),
            Fence = Hook(section, "fence"),
        };
        section.Close();
        return hooks;
    }

    public static PlanHandOver HandOver(PlanSection plan, IReadOnlyList<PlanResource> resources)
    {
        if (plan.Child("handOver", "handOver") is not { } section) return new();
        var handOver = new PlanHandOver
        {
            Command = Hook(section, "command"),
            Records = [.. section.Sections("records", "handOver, records").Select(record => Record(record, resources))],
        };
        section.Close();
        return handOver;
    }

    public static IReadOnlyList<string> Approvals(PlanSection plan)
    {
        var approvals = plan.Texts("approvals");
        foreach (var unknown in approvals.Where(name => !Approvable.Contains(name)))
            plan.Complain("approvals", $"nothing called '{unknown}' can wait for approval; there are: {string.Join(", ", Approvable)}");
        foreach (var twice in approvals.GroupBy(name => name).Where(group => group.Count() > 1))
            plan.Complain("approvals", $"'{twice.Key}' stands here {twice.Count()} times; once is enough");
        return approvals;
    }

    /// <summary>A command, alone or with the time it may take.</summary>
    static PlanHook? Hook(PlanSection owner, string key)
    {
        if (owner.IsText(key) || !owner.Has(key)) return owner.Text(key) is { } line ? new(line, WithinByDefault) : null;
        if (owner.Child(key, $"{owner.Title}, {key}") is not { } section) return null;
        var hook = new PlanHook(section.Required("command", "a line for /bin/sh"), section.Span("within") ?? WithinByDefault);
        section.Close();
        return hook;
    }

    static PlanRecord Record(PlanSection section, IReadOnlyList<PlanResource> resources)
    {
        const string Zones = "/hostedzone/";
        var zone = section.RequiredMatching("zone", "the id of the hosted zone it is in", text => PlanForms.HostedZone(
            text.StartsWith(Zones, StringComparison.Ordinal) ? text[Zones.Length..] : text),
                "a hosted zone's id such as Z0123456789ABCDEFGHIJ");
        var at = section.Required("resource", "the resource of this plan that it points at");
        var record = new PlanRecord(
            zone.StartsWith(Zones, StringComparison.Ordinal) ? zone[Zones.Length..] : zone,
            section.RequiredMatching("name", "e.g. 'name: app.example.com'", PlanForms.DomainName,
                "a full domain name such as app.example.com").TrimEnd('.'),
            section.Matching("type", text => text is "A" or "CNAME", "A (for machines) or CNAME (for databases)")
                ?? (resources.Any(resource => resource.Name == at && resource is PlanDatabase) ? "CNAME" : "A"),
            at,
            Ttl(section));
        section.Close();
        return record;
    }

    /// <summary>A duration, or seconds as Route 53 has them.</summary>
    static TimeSpan Ttl(PlanSection section)
    {
        if (section.Text("ttl") is not { } text) return TtlByDefault;
        if (Durations.TryParse(text.All(char.IsAsciiDigit) ? $"{text}s" : text, out var ttl)
            && ttl.TotalSeconds <= int.MaxValue) return ttl;
        section.Complain("ttl", $"'ttl: {text}' should be seconds or a duration, e.g. 60 or 60s, of 1 to {int.MaxValue} seconds");
        return TtlByDefault;
    }
}
