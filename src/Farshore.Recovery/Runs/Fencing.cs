using Farshore.Recovery.Plans;
using Farshore.Recovery.Steps.Traffic;

namespace Farshore.Recovery.Runs;

/// <summary>Keeps the old workload from serving beside the new one: by the plan's command, or by stopping its machines and
/// databases.</summary>
public static class Fencing
{
    /// <summary>A Region that is lost must not hold up the recovery from its loss.</summary>
    static readonly TimeSpan ShortWhile = TimeSpan.FromSeconds(20);

    /// <param name="graph">Of the run.</param>
    /// <param name="plan">What to fence, in its primary.</param>
    /// <param name="after">What must have happened before.</param>
    /// <param name="mustReach">Who cannot be reached is a failure (planned), or noted (after a disaster).</param>
    /// <param name="only">What to stop where the plan gives no command; null for all of it.</param>
    /// <returns>The steps after which the old workload serves no more, or is known to be out of reach.</returns>
    public static IReadOnlyList<string> AddTo(
        StepGraph graph, Plan plan, IReadOnlyList<string> after, bool mustReach, Func<PlanResource, bool>? only = null)
    {
        if (plan.Hooks.Fence is { } hook)
        {
            return [graph.Add("fence the old workload", new RunHook(hook, "fence", plan.Secondary.Region, [], after)
            {
                MayFail = !mustReach, Secrets = HandingOver.SecretsOf(plan),
            }).Step];
        }

        // Users of a resource before what it needs: a database goes last, when nobody writes into it any more.
        TimeSpan? within = mustReach ? null : ShortWhile;
        Dictionary<string, string> fenced = new(StringComparer.Ordinal);
        foreach (var resource in plan.InOrder.Reverse().Where(resource =>
            resource is not PlanBucket && only?.Invoke(resource) is not false))
        {
            var old = graph.Add($"look at the old {resource.Name}", new LookAtOld(resource, within, after));
            IReadOnlyList<string> users = [.. plan.Resources
                .Where(user => user.Needs.Contains(resource.Name) && fenced.ContainsKey(user.Name)).Select(user => fenced[user.Name])];
            fenced[resource.Name] = graph.Add($"fence the old {resource.Name}", new Fence(resource, old, within, users)).Step;
        }

        return fenced.Count == 0 ? after : [.. fenced.Values];
    }
}
