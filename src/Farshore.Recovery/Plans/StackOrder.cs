namespace Farshore.Recovery.Plans;

/// <summary>Puts a plan's stacks in an order in which each stands after those it needs or speaks of.</summary>
static class StackOrder
{
    /// <summary>Stacks that must stand before another one.</summary>
    public static IReadOnlyList<string> NeedsOf(PlanStack stack, IReadOnlyList<PlanStack> all)
    {
        var names = all.Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        return [.. stack.Needs.Concat(stack.References().Select(reference => reference.Stack).OfType<string>())
            .Where(names.Contains).Distinct()];
    }

    /// <summary>Keeps the file's order where needs leave a choice.</summary>
    public static IReadOnlyList<PlanStack> Sort(IReadOnlyList<PlanStack> stacks) =>
        [.. NeedsOrder.Sort(AsNeeding(stacks)).Select(sorted => stacks.First(stack => stack.Name == sorted.Name))];

    /// <summary>A way round in a circle; null where there is none.</summary>
    public static string? Circle(IReadOnlyList<PlanStack> stacks) => NeedsOrder.Circle(AsNeeding([.. stacks.DistinctBy(one => one.Name)]));

    // The order knows names and needs, and nothing else of what it sorts.
    static IReadOnlyList<PlanResource> AsNeeding(IReadOnlyList<PlanStack> stacks) =>
        [.. stacks.Select(stack => new PlanMachine(stack.Name) { Needs = NeedsOf(stack, stacks) })];
}
