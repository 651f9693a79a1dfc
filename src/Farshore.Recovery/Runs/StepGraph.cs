namespace Farshore.Recovery.Runs;

/// <summary>A step and the name it has in its graph.</summary>
/// <param name="Phase">What people would say the run is doing while this step is not done.</param>
public sealed record GraphNode(string Name, Step Step, RunPhase Phase = RunPhase.Preparing);

/// <summary>The steps of a run and what each waits for. A step can only need steps added before it, so there is no cycle to look
/// for.</summary>
public sealed class StepGraph
{
    readonly List<GraphNode> nodes = [];
    readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    readonly List<int[]> needs = [];
    readonly List<List<int>> dependents = [];

    public static StepGraph Of(IEnumerable<GraphNode> nodes)
    {
        var graph = new StepGraph();
        foreach (var node in nodes) graph.Append(node);
        return graph;
    }

    /// <summary>The phase of steps that are added from now on.</summary>
    public RunPhase Phase { get; set; }

    /// <summary>In the order they were added, so that what a step needs stands before it.</summary>
    public IReadOnlyList<GraphNode> Nodes => nodes;

    /// <summary>What is added to the names of steps that are added from now on: for a builder that is used twice in a graph.</summary>
    public string Suffix { get; set; } = "";

    public Ref<TOutput> Add<TOutput>(string name, Step<TOutput> step)
    {
        name += Suffix;
        Append(new(name, step, Phase));
        return new(name);
    }

    /// <summary>Adds steps that were built for the Regions the other way round.</summary>
    /// <param name="part">Their graph; names must be new in this one.</param>
    /// <param name="after">What must have happened before any of them.</param>
    public void AddTurned(StepGraph part, IReadOnlyList<string> after)
    {
        foreach (var node in part.Nodes) Append(node with { Step = new Turned(node.Step, after) });
    }

    public Step this[string name] => nodes[places[name]].Step;

    public bool Contains(string name) => places.ContainsKey(name);

    internal int PlaceOf(string name) =>
        places.TryGetValue(name, out var place) ? place : throw new InvalidDataException($"there is no step '{name}'");

    /// <summary>Where in <see cref="Nodes"/> stands what the step at the place waits for.</summary>
    public IReadOnlyList<int> PlacesNeededBy(int place) => needs[place];

    internal IReadOnlyList<int> NeedsOf(int place) => needs[place];

    internal IReadOnlyList<int> DependentsOf(int place) => dependents[place];

    void Append(GraphNode node)
    {
        var own = node.Step.Needs().Distinct(StringComparer.Ordinal)
            .Select(need => places.TryGetValue(need, out var place) ? place
                : throw new ArgumentException($"step '{node.Name}' needs '{need}', which was not added before it"))
            .ToArray();
        if (!places.TryAdd(node.Name, nodes.Count)) throw new ArgumentException($"there are two steps named '{node.Name}'");
        foreach (var need in own) dependents[need].Add(nodes.Count);
        nodes.Add(node);
        needs.Add(own);
        dependents.Add([]);
    }
}
