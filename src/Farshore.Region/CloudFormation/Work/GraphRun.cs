namespace Farshore.Region.CloudFormation.Work;

/// <summary>Does many pieces of work that need each other, as many at once as may be.</summary>
static class GraphRun
{
    const int AtOnce = 8;

    /// <summary>Runs each piece when all that it needs went well. What needs something that did not is left.</summary>
    /// <param name="needs">Every piece with what must come before it.</param>
    /// <param name="act">Whether it went well.</param>
    /// <param name="goesOn">Asked before each piece; once it says no, nothing more is begun.</param>
    /// <returns>Whether everything was done and went well.</returns>
    public static async Task<bool> RunAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>> needs, Func<string, Task<bool>> act, Func<bool> goesOn)
    {
        var left = needs.Keys.ToHashSet(StringComparer.Ordinal);
        HashSet<string> done = new(StringComparer.Ordinal);

        // By name: tasks that end at once may be one and the same object.
        Dictionary<string, Task<bool>> running = new(StringComparer.Ordinal);
        while (true)
        {
            var ready = goesOn() ? Ready(needs, left, done) : [];

            // Things of different times may need each other in a circle; somebody must be first.
            if (ready.Count == 0 && running.Count == 0 && left.Count > 0 && goesOn() && IsCircle(needs, left))
                ready = [left.Order(StringComparer.Ordinal).First()];
            foreach (var name in ready.Take(AtOnce - running.Count))
            {
                left.Remove(name);
                running.Add(name, act(name));
            }

            if (running.Count == 0) return left.Count == 0 && done.Count == needs.Count;
            await Task.WhenAny(running.Values);
            foreach (var (name, task) in running.Where(one => one.Value.IsCompleted).ToList())
            {
                running.Remove(name);
                if (await task) done.Add(name);
            }
        }
    }

    /// <summary>The same pieces, each to be done before what it needs.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Reversed(
        IReadOnlyDictionary<string, IReadOnlyList<string>> needs) => needs.Keys.ToDictionary(name => name, name =>
            (IReadOnlyList<string>)[.. needs.Where(other => other.Value.Contains(name)).Select(other => other.Key)],
                StringComparer.Ordinal);

    static List<string> Ready(
        IReadOnlyDictionary<string, IReadOnlyList<string>> needs, HashSet<string> left, HashSet<string> done) =>
        [.. left.Where(name => needs[name].All(needed => done.Contains(needed) || !needs.ContainsKey(needed)))
            .Order(StringComparer.Ordinal)];

    static bool IsCircle(IReadOnlyDictionary<string, IReadOnlyList<string>> needs, HashSet<string> left) =>
        left.All(name => needs[name].Any(left.Contains));
}
