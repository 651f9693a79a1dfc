using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Stacks;

namespace Farshore.Recovery.Runs;

/// <summary>Adds the plan's own stacks to a rebuilding: those that come before what is restored, and those that come after what they need.
/// A stack that needs a resource is treated as a resource that needs it.</summary>
/// <param name="graph">Of the run.</param>
/// <param name="plan">Whose stacks.</param>
/// <param name="capsule">Holds their templates.</param>
/// <param name="options">How the workload is rebuilt.</param>
sealed class Deploying(StepGraph graph, Plan plan, Ref<Capsule> capsule, RebuildOptions options)
{
    readonly Dictionary<string, Ref<CapturedTemplate>> templates = new(StringComparer.Ordinal);
    readonly Dictionary<string, Ref<DeployedStack>> deployed = new(StringComparer.Ordinal);

    /// <summary>The steps that have deployed something.</summary>
    public IReadOnlyList<string> Steps => [.. deployed.Values.Select(one => one.Step)];

    /// <summary>Takes every template out of the set, so that what one lacks is told before anything is made.</summary>
    /// <returns>The steps that do.</returns>
    public IReadOnlyList<string> Read(Footing? footing)
    {
        foreach (var stack in plan.Stacks)
            templates[stack.Name] = graph.Add($"read the template of {stack.Name}",
                new ReadTemplate(stack, capsule, footing?.Translation, plan.Network.Mapping));
        return [.. templates.Values.Select(one => one.Step)];
    }

    /// <returns>The steps after which restores may begin.</returns>
    public IReadOnlyList<string> Before(Footing? footing, IReadOnlyList<string> after)
    {
        foreach (var stack in StackOrder.Sort(plan.Stacks).Where(one => one.IsBefore)) Add(stack, footing, [], after);
        return Steps;
    }

    /// <param name="footing">Where the workload stands.</param>
    /// <param name="resources">Every resource, as others may rely on it.</param>
    /// <param name="checkedBy">Steps that must have passed before a resource of this name is relied on.</param>
    public void After(
        Footing? footing, IReadOnlyDictionary<string, Ref<Restored>> resources, Func<string, IReadOnlyList<string>> checkedBy)
    {
        var names = plan.Resources.Select(resource => resource.Name).ToList();
        foreach (var stack in StackOrder.Sort(plan.Stacks).Where(one => !one.IsBefore))
        {
            var spoken = stack.References().Select(one => one.Resource).OfType<string>();
            var needed = stack.Needs.Where(names.Contains).Concat(spoken).Distinct().ToList();

            // Who names nothing at all comes after everything.
            if (needed.Count == 0 && StackOrder.NeedsOf(stack, plan.Stacks).Count == 0) needed = names;
            Add(stack, footing, [.. needed.Select(name => resources[name])], [.. needed.SelectMany(checkedBy)]);
        }
    }

    void Add(PlanStack stack, Footing? footing, IReadOnlyList<Ref<Restored>> resources, IReadOnlyList<string> after)
    {
        graph.Phase = RunPhase.Restoring;
        Ref<string>? minted = stack.StackName is not null && !options.IsDrill ? null
            : graph.Add($"name the stack {stack.Name}", new MintName($"{options.NamePrefix}{plan.Name}-{stack.Name}", stack.Name));
        IReadOnlyList<Ref<DeployedStack>> others = [.. StackOrder.NeedsOf(stack, plan.Stacks).Select(name => deployed[name])];
        deployed[stack.Name] = graph.Add($"deploy the stack {stack.Name}", new DeployStack(
            stack, plan.Ledger, plan.Network.Mapping, minted, templates[stack.Name], capsule, footing, resources, others, after));
    }
}
