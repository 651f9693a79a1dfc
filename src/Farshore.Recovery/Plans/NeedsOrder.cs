namespace Farshore.Recovery.Plans;

/// <summary>Puts resources in an order in which each stands after those it needs.</summary>
static class NeedsOrder
{
    /// <summary>Keeps the file's order where needs leave a choice.</summary>
    public static IReadOnlyList<PlanResource> Sort(IReadOnlyList<PlanResource> resources)
    {
        var sorted = Settled(resources);
        return sorted.Count == resources.Count ? [.. sorted.Select(index => resources[index])]
            : throw new InvalidOperationException("the plan's needs go round in a circle");
    }

    /// <summary>A way round in a circle by <c>needs</c>, as <c>a → b → a</c>; null where there is none. Names that no resource has are
    /// not its business.</summary>
    public static string? Circle(IReadOnlyList<PlanResource> resources)
    {
        var names = resources.Select(resource => resource.Name).ToHashSet(StringComparer.Ordinal);
        var known = resources.DistinctBy(resource => resource.Name)
            .Select(resource => resource with { Needs = [.. resource.Needs.Where(names.Contains)] }).ToList();
        var settled = Settled(known).ToHashSet();
        var open = known.Where((_, index) => !settled.Contains(index)).ToDictionary(resource => resource.Name, StringComparer.Ordinal);
        if (open.Count == 0) return null;

        List<string> way = [open.Keys.First()];
        while (true)
        {
            var next = open[way[^1]].Needs.First(open.ContainsKey);
            if (way.IndexOf(next) is >= 0 and var start) return string.Join(" → ", way[start..].Append(next));
            way.Add(next);
        }
    }

    /// <summary>Positions in an order that the needs allow; those on or behind a circle are not in it.</summary>
    static List<int> Settled(IReadOnlyList<PlanResource> resources)
    {
        var waitedFor = resources.SelectMany((resource, index) => resource.Needs.Distinct().Select(need => (need, index)))
            .ToLookup(pair => pair.need, pair => pair.index, StringComparer.Ordinal);
        var open = resources.Select(resource => resource.Needs.Distinct().Count()).ToArray();
        PriorityQueue<int, int> ready = new(open.Select((count, index) => (count, index)).Where(each => each.count == 0)
            .Select(each => (each.index, each.index)));
        List<int> settled = new(resources.Count);
        while (ready.TryDequeue(out var index, out _))
        {
            settled.Add(index);
            foreach (var waiting in waitedFor[resources[index].Name].Where(waiting => --open[waiting] == 0)) ready.Enqueue(waiting,
                waiting);
        }

        return settled;
    }
}
