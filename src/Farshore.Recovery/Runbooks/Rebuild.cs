using Farshore.Recovery.Plans;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Runbooks;

/// <summary>Brings machines and databases up: the ground first, then wave after wave in the order of their needs.</summary>
static class Rebuild
{
    public static void Variables(Script script, IReadOnlyList<PlanResource> restored)
    {
        var translation = script.Source.Translation;
        foreach (var resource in restored)
        {
            var after = resource.Needs.Count == 0 ? "" : $", after {string.Join(", ", resource.Needs)}";
            script.Heading($"{resource.Name} ({resource.Type}){after}");
            script.Set($"{ShellText.Variable(resource.Name)}_ARN", Known(script, resource),
                "What it was: its recovery points are found by this.");
            if (resource is PlanMachine machine)
                MachinePart.Variables(script, machine, translation?.Machines.GetValueOrDefault(machine.Name));
            if (resource is PlanDatabase database)
            {
                DatabasePart.Variables(script, database, translation?.Databases.GetValueOrDefault(database.Name));
            }
        }
    }

    public static void AddTo(Script script, IReadOnlyList<PlanResource> restored)
    {
        if (restored.Count == 0) return;
        var (translation, order) = (script.Source.Translation, script.Source.Translation?.Order ?? NetworkOrder.Nothing);
        script.Section("which recovery points?",
            "Settled once: a copy that arrives later does not mix another moment into what has begun to be restored.")
            .Use(RestorePart.Choose);
        foreach (var resource in restored)
        {
            var v = ShellText.Variable(resource.Name);
            if (Known(script, resource) is null && Guess(script.Plan, resource, "$SECONDARY_ACCOUNT") is { } guess)
                script.Line($"[ -n \"${v}_ARN\" ] || {v}_ARN={guess}");
            script.Line($"choose {resource.Name} \"${v}_ARN\" \"${v}_POINT\"");
        }

        if (script.Plan.Approvals.Contains("restore")) script.Use(Speech.Approve).Line("approve restore");
        var names = NetworkPart.Names(order);
        NetworkPart.AddTo(script, order, names, [.. (translation?.Machines.Values.SelectMany(one => one.SecurityGroups) ?? [])
            .Concat(translation?.Databases.Values.SelectMany(one => one.SecurityGroups) ?? [])]);
        WavesOf(script, restored, names);
    }

    /// <summary>The variables of a way home: what stands away, what ran at home, and how it is to stand there again.</summary>
    public static void HomeVariables(Script script, IReadOnlyList<PlanResource> restored)
    {
        var translation = script.Source.Translation;
        foreach (var resource in restored)
        {
            var v = ShellText.Variable(resource.Name);
            script.Heading($"{resource.Name} ({resource.Type})")
                .Set($"{v}_AWAY", null, $"Its id in {script.Plan.Secondary.Region}; empty: it is found by the tags of the failover.")
                .Set($"{v}_OLD", script.Source.Set?.Find(resource.Name)?.Captured?.Id ?? Named(resource),
                    "What ran at home before: it is stopped, and stays.");
            if (resource is PlanMachine machine)
                MachinePart.Variables(script, machine with { Restore = new() }, translation?.Machines.GetValueOrDefault(machine.Name));
            if (resource is PlanDatabase database)
            {
                DatabasePart.Variables(script, database with { Restore = new() },
                    translation?.Databases.GetValueOrDefault(database.Name));
            }
        }
    }

    /// <summary>Restores wave after wave; from which points is settled.</summary>
    public static void WavesOf(Script script, IReadOnlyList<PlanResource> restored, IReadOnlyDictionary<string, string> names)
    {
        foreach (var (wave, at) in Waves(restored).Select((wave, at) => (wave, at + 1)))
            Wave(script, [.. wave.Select(one => new Restoring(one, ShellText.Variable(one.Name), names))], at);
    }

    static void Wave(Script script, IReadOnlyList<Restoring> wave, int number)
    {
        script.Section($"restore {string.Join(", ", wave.Select(one => one.Name))}", number == 1
            ? "All of them are started before any is waited for."
            : "These need something that stands and is checked by now. All of them are started before any is waited for.");
        foreach (var one in wave) Start(script, one);
        script.Why("Wait for them and put right what a restore leaves out.");
        foreach (var one in wave) Finish(script, one);
        if (wave.All(one => one.Resource.Checks.Count == 0)) return;
        script.Why("The plan's checks. Nobody is led to anything that does not pass them.");
        foreach (var one in wave) ChecksPart.AddTo(script, one.Resource);
    }

    static void Start(Script script, Restoring one)
    {
        var (translation, captured) = (script.Source.Translation, script.Source.Set?.Find(one.Name)?.Captured);
        if (one.Resource is PlanMachine)
        {
            var target = translation?.Machines.GetValueOrDefault(one.Name);
            if (target?.SubnetId is { } subnet) one.Fill(script, $"{one.V}_SUBNET", [subnet]);
            one.Fill(script, $"{one.V}_GROUPS", target?.SecurityGroups ?? []);
            MachinePart.Start(script, one, target, captured?.Machine);
            return;
        }

        var standing = translation?.Databases.GetValueOrDefault(one.Name);
        one.Fill(script, $"{one.V}_GROUPS", standing?.SecurityGroups ?? []);
        DatabasePart.Start(script, one, standing is not null);
    }

    static void Finish(Script script, Restoring one)
    {
        var (translation, captured) = (script.Source.Translation, script.Source.Set?.Find(one.Name)?.Captured);
        if (one.Resource is PlanMachine)
            MachinePart.Finish(script, one, translation?.Machines.GetValueOrDefault(one.Name), captured?.Machine);
        else DatabasePart.Finish(script, one, translation?.Databases.GetValueOrDefault(one.Name));
    }

    /// <summary>Each wave needs nothing but what is in the waves before it.</summary>
    static IEnumerable<IReadOnlyList<PlanResource>> Waves(IReadOnlyList<PlanResource> restored)
    {
        Dictionary<string, int> depth = new(StringComparer.Ordinal);
        foreach (var resource in restored)
            depth[resource.Name] = resource.Needs.Select(need => depth.GetValueOrDefault(need, -1) + 1).DefaultIfEmpty(0).Max();
        return restored.GroupBy(resource => depth[resource.Name]).OrderBy(wave => wave.Key).Select(wave => wave.ToList());
    }

    static string? Named(PlanResource resource) => resource switch
    {
        PlanMachine machine => machine.InstanceId,
        PlanDatabase database => database.Instance,
        _ => null,
    };

    static string? Known(Script script, PlanResource resource) => script.Source.Set?.Find(resource.Name)?.Captured?.Arn
        ?? (script.Plan.Primary.Account is { } account ? Guess(script.Plan, resource, account) : null);

    /// <summary>The ARN as far as the plan alone says it; null where only the primary could.</summary>
    static string? Guess(Plan plan, PlanResource resource, string account) => resource switch
    {
        PlanMachine { InstanceId: { } id } => $"arn:aws:ec2:{plan.Primary.Region}:{account}:instance/{id}",
        PlanDatabase { Instance.Length: > 0 } database => $"arn:aws:rds:{plan.Primary.Region}:{account}:db:{database.Instance}",
        _ => null,
    };
}
