using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Backup;
using Farshore.Recovery.Steps.Sealing;
using Farshore.Recovery.Steps.Stacks;

namespace Farshore.Recovery.Runs;

/// <summary>Takes a recovery set: one recovery point of every machine and database, a record of every bucket, all of it in the
/// secondary.</summary>
public static class BackupRun
{
    public const string Kind = "backup";

    /// <param name="plan">What is taken.</param>
    /// <param name="inUse">Older sets that something still needs, and what; null where no older set is taken away.</param>
    public static StepGraph ToGraph(Plan plan, IReadOnlyDictionary<string, string>? inUse = null)
    {
        var graph = new StepGraph();
        AddTo(graph, plan, []);
        if (inUse is null) return graph;

        // What is taken away does not come back: it goes when there is nothing left that could fail.
        graph.Phase = RunPhase.Proving;
        graph.Add("take away sets that are not kept",
            new PruneSets(plan.Ledger, plan.Name, plan.Retention, plan.Vaults, inUse, [.. graph.Nodes.Select(node => node.Name)]));
        return graph;
    }

    /// <summary>Adds a whole recovery set to a graph.</summary>
    /// <param name="graph">Of the run that takes it.</param>
    /// <param name="plan">What is taken.</param>
    /// <param name="after">Steps that must have happened before anything of it is looked at.</param>
    /// <returns>The step that seals it.</returns>
    public static Ref<SetSealed> AddTo(StepGraph graph, Plan plan, IReadOnlyList<string> after)
    {
        var phase = graph.Phase;
        var latest = graph.Add("note the latest set", new FindLatestSet(plan.Ledger, plan.Name) { After = after });
        var backedUp = plan.Resources.Where(resource => resource is not PlanBucket).ToList();

        // S3 replicates as a role of its own: a plan of buckets alone needs none for AWS Backup.
        var role = graph.Add("find the backup role", new FindBackupRole(backedUp.Count == 0 ? null : plan.Roles.Backup)
        {
            After = after,
        });
        var captured = backedUp.Select(resource => (Resource: resource, Captured: Capture(graph, resource, after))).ToList();

        Ref<CapturedEnvironment>? environment = captured.Count == 0 ? null
            : graph.Add("capture the environment", new CaptureEnvironment([.. captured.Select(found => found.Captured)]));

        Ref<IReadOnlyList<CapturedTemplate>>? templates = plan.Stacks.Count == 0 ? null
            : graph.Add("read the templates of the plan's stacks", new CaptureTemplates(plan.Stacks, after));

        // Nothing starts before everything is found: a set's moments should lie together.
        IReadOnlyList<string> together =
        [
            .. after, latest.Step, role.Step, .. captured.Select(found => found.Captured.Step),
            .. templates is { } kept ? (IEnumerable<string>)[kept.Step] : [],
        ];
        var instant = graph.Add("fix the instant", new FixInstant(plan.Ledger, plan.Name, together));
        graph.Phase = RunPhase.BackingUp;
        var jobs = captured.Select(found => (found.Resource, found.Captured, Job: graph.Add($"start the backup of {found.Resource.Name}",
            new StartBackup(found.Resource.Name, plan.Vaults.Primary, found.Captured, role, [.. together, instant.Step])))).ToList();
        var buckets = plan.Buckets.Any() ? Buckets(graph, plan, instant) : [];
        var members = jobs.Select(job => Member(graph, plan, job.Resource, job.Captured, job.Job, role)).ToList();
        graph.Phase = RunPhase.Proving;
        var set = graph.Add("seal the set", new SealSet(plan.Ledger, plan.Vaults.Secondary, role, latest, members, buckets)
        {
            PrimaryVault = plan.Vaults.Primary,
            Environment = environment,
            Instant = instant,
            Templates = templates,
        });
        graph.Phase = phase;
        return set;
    }

    static IReadOnlyList<SetBucket> Buckets(StepGraph graph, Plan plan, Ref<DateTimeOffset> instant)
    {
        var past = graph.Add("let the instant pass", new PassInstant(plan.Ledger, plan.Name, instant));
        return [.. plan.Buckets.Select(bucket =>
        {
            graph.Phase = RunPhase.BackingUp;
            return Sealing.Prove(graph, plan, bucket,
                graph.Add($"record {bucket.Name}", new RecordBucket(bucket, plan.Ledger, plan.Name, instant, past)));
        })];
    }

    static Ref<Captured> Capture(StepGraph graph, PlanResource resource, IReadOnlyList<string> after) => resource switch
    {
        PlanMachine machine => graph.Add($"find {machine.Name}", new CaptureMachine(machine) { After = after }),
        PlanDatabase database => graph.Add($"find {database.Name}", new CaptureDatabase(database) { After = after }),
        _ => throw new InvalidOperationException($"{resource.Type} is not backed up by a job"),
    };

    static SetMember Member(StepGraph graph, Plan plan, PlanResource resource, Ref<Captured> captured, Ref<string> job, Ref<string> role)
    {
        var name = resource.Name;
        graph.Phase = RunPhase.BackingUp;
        var point = graph.Add($"back up {name}", new WaitForBackup(name, plan.Vaults.Primary, job)
        {
            Source = captured,
            Role = role,
        });
        graph.Phase = RunPhase.Copying;
        var copying = graph.Add($"start the copy of {name}", new StartCopy(name, plan.Vaults.Primary, plan.Vaults.Secondary, point, role));
        var copy = graph.Add($"copy {name}", new WaitForCopy(name, plan.Vaults.Secondary, copying)
        {
            Order = new(plan.Vaults.Primary, point, role),
        });
        Ref<IReadOnlyList<DiskRecord>>? disks = resource is PlanMachine
            ? graph.Add($"record the disks of {name}", new RecordDisks(name, plan.Ledger, plan.Name, point))
            : null;
        var member = new SetMember(name, resource.Type, captured, point, copy, disks);
        return member with
        {
            Proof = resource switch
            {
                PlanMachine machine => Sealing.Prove(graph, plan, machine, copy, disks!.Value),
                PlanDatabase database => Sealing.Prove(graph, plan, database, member, role),
                _ => null,
            },
        };
    }
}
