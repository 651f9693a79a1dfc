namespace Farshore.Recovery.Plans;

/// <summary>Puts resources in an order in which each stands after those it needs.</summary>
static class NeedsOrder
{
    /// <summary>Keeps the file's order where needs leave a choice.</summary>
    public static IReadOnlyList<PlanResource> Sort(IReadOnlyList<PlanResource> resources)
    {
        List<PlanResource> sorted = [];
        while (sorted.Count < resources.Count)
        {
            var next = resources.FirstOrDefault(resource =>
                !sorted.Contains(resource) && resource.Needs.All(need => sorted.Any(done => done.Name == need)));
            if (next is null) throw new InvalidOperationException("the plan's needs go round in a circle");
            sorted.Add(next);
        }

        return sorted;
    }

    /// <summary>A way round in a circle by <c>needs</c>, as <c>a → b → a</c>; null where there is none.</summary>
    public static string? Circle(IReadOnlyList<PlanResource> resources)
    {
        foreach (var start in resources)
        {
            if (Path(start.Name, start.Name, resources, []) is { } path) return string.Join(" → ", path);
        }

        return null;
    }

    static IReadOnlyList<string>? Path(string from, string to, IReadOnlyList<PlanResource> resources, HashSet<string> seen)
    {
        if (!seen.Add(from)) return null;
        foreach (var need in resources.FirstOrDefault(resource => resource.Name == from)?.Needs ?? [])
        {
            if (need == to) return [from, to];
            if (Path(need, to, resources, seen) is { } rest) return [from, .. rest];
        }

        return null;
    }
}
