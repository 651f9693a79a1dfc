namespace Farshore.Recovery.Runs;

/// <summary>The chain of steps, each needing the one before, whose times add up to the most: no run of this graph could have been
/// faster.</summary>
/// <param name="Seconds">The sum of its steps' times.</param>
/// <param name="Steps">From the first to the last, by name.</param>
public sealed record CriticalPath(double Seconds, IReadOnlyList<string> Steps)
{
    /// <param name="state">A run; what has not ended counts nothing.</param>
    /// <param name="ends">Where the chain may end; anywhere by default.</param>
    /// <returns>Null where nothing has ended, and of a run that turned back: its steps end where they are taken back, in the other
    /// order.</returns>
    public static CriticalPath? Of(RunState state, Func<GraphNode, bool>? ends = null)
    {
        if (state.Direction is Direction.Unwinding) return null;
        var nodes = state.Graph.Nodes;
        var (sums, before) = (new double[nodes.Count], new int[nodes.Count]);
        var last = -1;
        // What a step needs stands before it, so one pass is enough.
        for (var place = 0; place < nodes.Count; place++)
        {
            before[place] = -1;
            foreach (var need in state.Graph.NeedsOf(place))
                if (before[place] < 0 || sums[need] > sums[before[place]]) before[place] = need;
            var earlier = before[place] < 0 ? 0 : sums[before[place]];
            var own = Took(state[nodes[place].Name]);
            sums[place] = earlier + (own ?? 0);
            if (own is not null && ends?.Invoke(nodes[place]) is not false && (last < 0 || sums[place] > sums[last])) last = place;
        }

        if (last < 0) return null;
        List<string> steps = [];
        for (var place = last; place >= 0; place = before[place]) steps.Add(nodes[place].Name);
        steps.Reverse();
        return new(Math.Round(sums[last], 3), steps);
    }

    static double? Took(StepState step) =>
        step is { StartedAt: { } start, EndedAt: { } end } ? Math.Max(0, (end - start).TotalSeconds) : null;
}
