using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Control;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Runs;

/// <summary>How a workload is rebuilt: for good, or only to see that it can be.</summary>
/// <param name="IsDrill">It is a rehearsal: under names of its own, in a network of its own, and nobody is sent there.</param>
/// <param name="NamePrefix">What the names of what is made begin with.</param>
public sealed record RebuildOptions(bool IsDrill = false, string NamePrefix = "")
{
    /// <summary>Whether what is rebuilt serves as soon as it stands: in a planned move nobody is let in before all of it does, and until
    /// then everything can be taken back.</summary>
    public bool HandsOver { get; init; } = true;

    /// <summary>Steps that must have happened before anything is made.</summary>
    public IReadOnlyList<string> After { get; init; } = [];
}

/// <summary>What a rebuilding has come to.</summary>
/// <param name="Resources">Every resource by its name, as it is handed over.</param>
/// <param name="Stacks">The steps that have deployed the plan's own stacks.</param>
public sealed record BroughtUp(IReadOnlyDictionary<string, Ref<Restored>> Resources, IReadOnlyList<string> Stacks)
{
    /// <summary>The steps after which all of it stands.</summary>
    public IReadOnlyList<string> Steps => [.. Resources.Values.Select(one => one.Step), .. Stacks];
}

/// <summary>The part that every run has which brings a workload up in the secondary: translated, the ground made, restored in the order of
/// its needs, put right, checked, handed over.</summary>
public static class Rebuilding
{
    /// <param name="graph">What the steps are added to.</param>
    /// <param name="plan">What to rebuild.</param>
    /// <param name="capsule">The recovery set it is rebuilt from.</param>
    /// <param name="disaster">The moment that recovery points are measured from.</param>
    /// <param name="options">How.</param>
    public static BroughtUp AddTo(
        StepGraph graph, Plan plan, Ref<Capsule> capsule, Ref<Disaster> disaster, RebuildOptions options)
    {
        var build = new Build(graph, plan, capsule, disaster, options);
        return build.All();
    }

    /// <summary>One rebuilding while its steps are added.</summary>
    sealed class Build(StepGraph graph, Plan plan, Ref<Capsule> capsule, Ref<Disaster> disaster, RebuildOptions options)
    {
        readonly Dictionary<string, Ref<Restored>> ready = new(StringComparer.Ordinal);
        readonly Dictionary<string, IReadOnlyList<string>> checkedBy = new(StringComparer.Ordinal);
        readonly Deploying stacks = new(graph, plan, capsule, options);

        public BroughtUp All()
        {
            var footing = Ground();
            IReadOnlyList<string> after = [.. options.After, .. stacks.Read(footing)];
            if (!options.IsDrill && plan.Approvals.Contains("restore"))
                after = [.. after, graph.Add("approve the restore",
                    new AwaitApproval("restore", [.. after, capsule.Step, .. Decided(footing)])).Step];
            if (footing is { } ground && MakesGround) footing = Make(ground, after);
            after = [.. after, .. stacks.Before(footing, after)];

            // Where a person lets users in, nothing is handed over one by one: what needs another waits for its checks.
            var waits = !options.IsDrill && plan.Approvals.Contains("handOver");
            Dictionary<string, Ref<Restored>> handed = new(StringComparer.Ordinal);
            foreach (var resource in plan.InOrder)
            {
                Restore(resource, footing, after, waits ? null : handed);
                if (!waits) handed[resource.Name] = HandOver(resource, []);
            }

            stacks.After(footing, waits ? ready : handed, name => waits ? checkedBy[name] : []);
            if (!waits) return new(handed, stacks.Steps);
            graph.Phase = RunPhase.HandingOver;
            var approved = graph.Add("approve the hand-over", new AwaitApproval("handOver",
                [.. ready.Values.Select(one => one.Step), .. checkedBy.Values.SelectMany(steps => steps), .. stacks.Steps]));
            foreach (var resource in plan.InOrder) handed[resource.Name] = HandOver(resource, [approved.Step]);
            return new(handed, stacks.Steps);
        }

        bool MakesGround => options.IsDrill || plan.Network.Create;

        static IReadOnlyList<string> Decided(Footing? footing) => footing is null ? [] : [footing.Translation.Step];

        /// <summary>Null where nothing is restored that stands on anything.</summary>
        Footing? Ground()
        {
            if (!plan.Machines.Any() && !plan.Databases.Any()) return null;
            var wish = TranslationWish.Of(plan, options.IsDrill ? plan.Drill.Cidr : null, options.NamePrefix);
            var survey = graph.Add("survey the secondary", new SurveySecondary(wish, capsule, options.After));
            return new(graph.Add("translate what was captured", new Translate(wish, capsule, survey)), null, null, null);
        }

        Footing Make(Footing ground, IReadOnlyList<string> after)
        {
            graph.Phase = RunPhase.Restoring;
            var networks = graph.Add(options.IsDrill ? "make an isolated network" : "make the networks",
                new MakeNetworks(ground.Translation, after));
            var groups = graph.Add("make the security groups", new MakeGroups(ground.Translation, networks));
            return ground with
            {
                Networks = networks,
                Groups = groups,
                DatabaseGroups = plan.Databases.Any()
                    ? graph.Add("make the database groups", new MakeDatabaseGroups(ground.Translation, networks)) : null,
            };
        }

        void Restore(
            PlanResource resource, Footing? footing, IReadOnlyList<string> first, Dictionary<string, Ref<Restored>>? handed)
        {
            var name = resource.Name;
            graph.Phase = RunPhase.Restoring;
            IReadOnlyList<Ref<Restored>> others = [.. resource.Needs.Select(need => (handed ?? ready)[need])];
            IReadOnlyList<string> after =
            [
                .. first, .. others.Select(other => other.Step),
                .. handed is null ? resource.Needs.SelectMany(need => checkedBy[need]) : [],
            ];
            var found = ready[name] = resource switch
            {
                PlanBucket bucket => graph.Add($"find the replica of {name}", new FindReplica(bucket, capsule)),
                PlanMachine machine => Machine(machine, footing!, after),
                PlanDatabase database => Database(database, footing!, after),
                _ => throw new InvalidOperationException($"there is no way to restore {resource.Type}"),
            };
            checkedBy[name] = Check(resource, found, others);
        }

        Ref<Restored> Machine(PlanMachine machine, Footing footing, IReadOnlyList<string> after)
        {
            var made = Made(machine, footing, null, after);
            var right = graph.Add($"put {machine.Name} right", new PutMachineRight(machine.Name, capsule, footing, made));
            return graph.Add($"find the address of {machine.Name}", new FindMachineAddress(machine.Name, made, [right.Step]));
        }

        Ref<Restored> Database(PlanDatabase database, Footing footing, IReadOnlyList<string> after)
        {
            var name = database.Name;
            Ref<string>? minted = database.Restore.Identifier is not null && !options.IsDrill ? null
                : graph.Add($"name {name}", new MintName(options.NamePrefix + IdentifierOf(database), name));
            var made = Made(database, footing, minted, after);
            var available = graph.Add($"wait until {name} is available", new FindDatabaseAddress(database, made, []));
            var right = graph.Add($"put {name} right", new PutDatabaseRight(database, footing, available));
            var settled = graph.Add($"wait until {name} is put right", new FindDatabaseAddress(database, made, [right.Step]));
            var restarted = graph.Add($"restart {name} where its parameters wait for it", new RestartDatabase(name, settled));
            return graph.Add($"find the address of {name}", new FindDatabaseAddress(database, made, [restarted.Step]));
        }

        /// <summary>A database that is named by a tag has no identifier in the plan.</summary>
        static string IdentifierOf(PlanDatabase database) => database.Instance.Length > 0 ? database.Instance : database.Name;

        Ref<Rebuilt> Made(PlanResource resource, Footing footing, Ref<string>? minted, IReadOnlyList<string> after)
        {
            var name = resource.Name;
            var begun = graph.Add($"start the restore of {name}", new StartRestore(resource, capsule, footing, minted, after));
            var ended = graph.Add($"restore {name}", new WaitForRestore(name, begun));
            return graph.Add($"restore {name} directly if AWS Backup did not",
                new RestoreDirectly(resource, capsule, footing, minted, ended));
        }

        IReadOnlyList<string> Check(PlanResource resource, Ref<Restored> found, IReadOnlyList<Ref<Restored>> others)
        {
            graph.Phase = RunPhase.Checking;
            if (resource.Checks.Count == 0 && resource.Heartbeat is null) return [];
            var check = graph.Add($"check {resource.Name}", new CheckResource(resource, found, others, Refuses: !options.IsDrill));
            if (resource.Heartbeat is null) return [check.Step];
            return [check.Step, graph.Add($"measure the recovery point of {resource.Name}",
                new ReadHeartbeat(resource, found, others, disaster, check)).Step];
        }

        Ref<Restored> HandOver(PlanResource resource, IReadOnlyList<string> after)
        {
            var name = resource.Name;
            IReadOnlyList<string> before = [.. checkedBy[name], .. after];
            if (options.IsDrill) return graph.Add($"see {name} stand", new HandOver(name, ready[name], before, WasMade: false));
            graph.Phase = RunPhase.HandingOver;
            return graph.Add($"hand over {name}",
                new HandOver(name, ready[name], before, WasMade: options.HandsOver && resource is not PlanBucket));
        }
    }
}
