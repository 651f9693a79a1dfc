using Farshore.Aws;
using Farshore.Aws.CloudFormation;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Steps.Control;
using Farshore.Recovery.Steps.Protect;
using Farshore.Recovery.Steps.Stacks;
using Farshore.Recovery.Templates;
using Farshore.Recovery.Templates.Deploying;

namespace Farshore.Recovery.Runs;

/// <summary>Sets both Regions up by CloudFormation: what would change is worked out and shown in both before anything of it is carried out,
/// in the secondary first. What templates cannot hold, buckets that are there already, is set up by calls.</summary>
public static class StackedProtectRun
{
    /// <summary>The step at which a person has seen what would change.</summary>
    public const string Approval = "approve the changes";

    /// <summary>Finds out what there is.</summary>
    /// <param name="plan">What to protect.</param>
    /// <param name="world">Both Regions.</param>
    /// <param name="parameters">Values that go before those the plan gives.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The stacks as they are to be, in the order in which they are deployed, and what the templates leave alone.</returns>
    /// <exception cref="StepRefusedException">A stack is in a state in which nothing can be changed.</exception>
    public static async Task<(IReadOnlyList<StackOrdered> Stacks, TemplateChoices Choices)> LookAsync(
        Plan plan, RunWorld world, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        var choices = await SurveyAsync(plan, world, parameters, cancellationToken);
        List<StackOrdered> ordered = [];
        foreach (var template in PlanTemplates.Of(plan, choices).InOrder)
        {
            var there = await FindAsync(world.At(template.Side), template.StackName, cancellationToken);
            if (there is not null && StackStates.Obstacle(there, template.Region) is { } obstacle) throw new StepRefusedException(obstacle);
            ordered.Add(new(template.Side, template.StackName, template.Body.ToJsonString(), template.Parameters, template.Capabilities,
                IsNew: there is null));
        }

        return (ordered, choices);
    }

    /// <param name="plan">What to protect.</param>
    /// <param name="stacks">As <see cref="LookAsync"/> found them, the secondary's first.</param>
    /// <param name="choices">What the templates leave alone.</param>
    /// <param name="asks">Waits for a person's word before anything is carried out.</param>
    /// <param name="onlyLooks">Takes the change sets away once they are read.</param>
    public static StepGraph ToGraph(Plan plan, IReadOnlyList<StackOrdered> stacks, TemplateChoices choices, bool asks = false,
        bool onlyLooks = false)
    {
        var graph = new StepGraph { Phase = RunPhase.Protecting };
        var asked = stacks.Select(stack =>
        {
            var made = graph.Add($"ask what would change in the {Word(stack)}", new MakeChangeSet(stack, plan.Ledger, []));
            return (Stack: stack, Made: made,
                Found: graph.Add($"work out what would change in the {Word(stack)}", new ReadChangeSet(stack, made)));
        }).ToList();
        IReadOnlyList<string> read = [.. asked.Select(one => one.Found.Step)];
        if (onlyLooks)
        {
            foreach (var (stack, made, _) in asked)
                graph.Add($"take the change set of the {Word(stack)} away", new DropChangeSet(stack, made, read));
            return graph;
        }

        var after = asks ? [graph.Add(Approval, new AwaitApproval("changes", read)).Step] : read;
        foreach (var (stack, made, found) in asked)
        {
            var begun = graph.Add($"carry out the changes in the {Word(stack)}", new CarryOut(stack, made, found, after));
            var stands = graph.Add($"wait for the stack of the {Word(stack)}", new AwaitStack(stack, made, begun));
            after = [graph.Add($"note what outlives the stack of the {Word(stack)}", new NoteKept(stack, made, begun, stands)).Step];

            // A bucket replicates only to one that is versioned.
            if (stack.Side is Side.Secondary) after = [.. after, .. Replicas(graph, plan, choices, after)];
        }

        Originals(graph, plan, choices, after);
        return graph;
    }

    static string Word(StackOrdered stack) => stack.Side is Side.Primary ? "primary" : "secondary";

    static List<string> Replicas(StepGraph graph, Plan plan, TemplateChoices choices, IReadOnlyList<string> after)
    {
        List<string> last = [];
        if (choices.Existing.Contains(TemplateThings.Ledger))
        {
            var ledger = graph.Add("look at the ledger", new ObserveBucket(Side.Secondary, plan.Ledger, null) { After = after });
            last.Add(graph.Add("set up the ledger", new EnsureLedger(plan.Ledger, ledger)).Step);
        }

        foreach (var bucket in plan.Buckets.Where(bucket => choices.Existing.Contains(TemplateThings.Replica(bucket))))
        {
            var name = bucket.Name;
            var replica = graph.Add($"look at replica {name}", new ObserveBucket(Side.Secondary, bucket.Replica, name) { After = after });
            last.Add(graph.Add($"version replica {name}", new EnableVersioning(Side.Secondary, bucket.Replica, name, replica)).Step);
            if (bucket.Properties.PublicAccess is "blocked")
                last.Add(graph.Add($"close replica {name} to the public", new BlockPublicAccess(bucket.Replica, name, replica)).Step);
        }

        return last;
    }

    static void Originals(StepGraph graph, Plan plan, TemplateChoices choices, IReadOnlyList<string> after)
    {
        var there = plan.Buckets.Where(bucket => choices.Existing.Contains(TemplateThings.Bucket(bucket))).ToList();
        if (there.Count == 0) return;
        var role = graph.Add("find the replication role", ProtectRun.ReplicationRole(plan) with { After = after });
        foreach (var bucket in there)
        {
            var name = bucket.Name;
            var source = graph.Add($"look at bucket {name}", new ObserveBucket(Side.Primary, bucket.Bucket, name) { After = after });
            var versioned = graph.Add($"version bucket {name}", new EnableVersioning(Side.Primary, bucket.Bucket, name, source));
            graph.Add($"replicate {name}", new PutReplicationRule(
                bucket.Bucket, bucket.Replica, plan.ReplicationRuleId, name, role, source, [versioned]));
        }
    }

    static async Task<TemplateChoices> SurveyAsync(
        Plan plan, RunWorld world, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken)
    {
        try
        {
            // What could not be looked at is taken to be there and left alone, which is never wrong for long: the change set shows it.
            return (await TemplateSurvey.LookAsync(plan, world, new() { Parameters = parameters }, cancellationToken)).Choices;
        }
        catch (TemplateException unfit)
        {
            throw new StepRefusedException(unfit.Message);
        }
    }

    static async Task<Stack?> FindAsync(RegionAccess region, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await region.Aws.SendAsync(CloudFormationApi.DescribeStacks, new() { StackName = name }, cancellationToken))
                .Stacks is [var only, ..] ? only : null;
        }
        catch (AwsException none) when (StackCalls.IsMissing(none))
        {
            return null;
        }
    }
}
