namespace Farshore.Region.CloudFormation.Reading;

/// <summary>Which resources of a template must be there before which.</summary>
static class ResourceGraph
{
    /// <summary>What each resource needs, of those that are to be made.</summary>
    /// <exception cref="Farshore.Aws.AwsException">They need each other.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(Template template, IEnumerable<string> wanted)
    {
        var all = wanted.ToHashSet(StringComparer.Ordinal);
        var needs = all.ToDictionary(name => name, name => Needs(template.Resources[name], all), StringComparer.Ordinal);
        if (Circle(needs) is { Count: > 0 } circle)
            throw CloudFormationErrors.Validation($"Circular dependency between resources: [{string.Join(", ", circle)}]");
        return needs;
    }

    static IReadOnlyList<string> Needs(DeclaredResource resource, HashSet<string> all) =>
        [.. resource.DependsOn.Concat(Reference.In(resource.Properties).Where(one => one.Function != "Condition").Select(one => one.Name))
            .Where(all.Contains).Distinct(StringComparer.Ordinal)];

    /// <summary>Those that are left when everything was taken away that needs nothing of the rest.</summary>
    static IReadOnlyList<string> Circle(IReadOnlyDictionary<string, IReadOnlyList<string>> needs)
    {
        var left = needs.ToDictionary(one => one.Key, one => one.Value.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        for (var free = Free(left); free.Count > 0; free = Free(left))
        {
            foreach (var name in free) left.Remove(name);
            foreach (var other in left.Values) other.ExceptWith(free);
        }

        // What only depends on the circle is no part of it.
        for (var ends = Ends(left); ends.Count > 0; ends = Ends(left))
        {
            foreach (var name in ends) left.Remove(name);
        }

        return [.. left.Keys.Order(StringComparer.Ordinal)];
    }

    static List<string> Free(Dictionary<string, HashSet<string>> left) =>
        [.. left.Where(one => one.Value.Count == 0).Select(one => one.Key)];

    static List<string> Ends(Dictionary<string, HashSet<string>> left) =>
        [.. left.Keys.Where(name => !left.Values.Any(needs => needs.Contains(name)))];
}
