using System.Collections.Immutable;
using System.Text.Json;

namespace Farshore.Recovery.Runs;

/// <summary>Where a step stands.</summary>
public enum StepStatus { Waiting, Running, Done, Skipped, Failed, Undoing, Undone, Stuck }

/// <summary>Whether a run still makes things or takes them back.</summary>
public enum Direction { Forward, Unwinding }

/// <summary>How a run ended: everything done; everything taken back; or neither, and a person has to look.</summary>
public enum RunEnd { Done, Unwound, Stuck }

/// <summary>A step's part of a run's state.</summary>
/// <param name="Status">Where it stands.</param>
/// <param name="StartedAt">When it first moved.</param>
/// <param name="EndedAt">When it last came to rest.</param>
/// <param name="Output">What it produced; null before it is done.</param>
/// <param name="Reason">Why it failed; null where it did not.</param>
public sealed record StepState(
    StepStatus Status, DateTimeOffset? StartedAt = null, DateTimeOffset? EndedAt = null, JsonElement? Output = null, string? Reason = null);

/// <summary>Something a person did to a run.</summary>
/// <param name="What">paused, continued, cancelled, or which step was skipped.</param>
/// <param name="Reason">As they gave it; null where none was asked for.</param>
public sealed record Intervention(DateTimeOffset At, string By, string What, string? Reason = null);

/// <summary>Where a run stands: the fold of its journal, and nothing besides.</summary>
public sealed record RunState
{
    static readonly StepState AtRest = new(StepStatus.Waiting);

    readonly ImmutableDictionary<int, StepState> steps = ImmutableDictionary<int, StepState>.Empty;

    // Kept by Apply, so that asking what may move costs no scan of the graph.
    readonly ImmutableDictionary<int, int> unmet;
    readonly ImmutableDictionary<int, int> leaners = ImmutableDictionary<int, int>.Empty;
    readonly ImmutableSortedSet<int> open;
    readonly ImmutableSortedSet<int> moving = [];
    readonly ImmutableSortedSet<int> loose = [];
    readonly int done;
    readonly int stuck;

    public RunState(RunCreated created) : this(created, StepGraph.Of(created.Graph)) { }

    public RunState(RunCreated created, StepGraph graph)
    {
        Created = created;
        Graph = graph;
        var counts = Enumerable.Range(0, graph.Nodes.Count).Select(place => KeyValuePair.Create(place, graph.NeedsOf(place).Count))
            .ToList();
        unmet = ImmutableDictionary.CreateRange(counts.Where(count => count.Value > 0));
        open = [.. counts.Where(count => count.Value == 0).Select(count => count.Key)];
    }

    public RunCreated Created { get; }

    public string Run => Created.Run;

    public StepGraph Graph { get; }

    public Direction Direction { get; private init; }

    /// <summary>Somebody may rely on what the run made: nothing is taken back any more.</summary>
    public bool HandedOver { get; private init; }

    /// <summary>A person has stopped it: nothing new is begun.</summary>
    public bool IsPaused { get; private init; }

    /// <summary>What people did to the run while it moved, oldest first.</summary>
    public ImmutableList<Intervention> Interventions { get; private init; } = [];

    /// <summary>When the last entry was recorded.</summary>
    public DateTimeOffset LastAt { get; private init; }

    /// <summary>Null while something can still move.</summary>
    public RunEnd? End => moving.IsEmpty && Idle.IsEmpty ? Verdict : null;

    /// <summary>What may begin to move.</summary>
    ImmutableSortedSet<int> Idle => Direction is Direction.Forward ? open : loose;

    RunEnd Verdict =>
        done == Graph.Nodes.Count ? RunEnd.Done
        : Direction is Direction.Unwinding && stuck == 0 ? RunEnd.Unwound
        : RunEnd.Stuck;

    public StepState this[string step] => At(Graph.PlaceOf(step));

    public TOutput Read<TOutput>(Ref<TOutput> source, StepCatalog catalog) =>
        (this[source.Step].Output ?? throw new InvalidOperationException($"step '{source.Step}' has not produced anything yet"))
            .Deserialize(catalog.Shape<TOutput>())!;

    /// <summary>The steps that may move now: to be done while going forward, to be finished or taken back while unwinding.</summary>
    public IEnumerable<string> Ready() =>
        moving.Concat(Idle).Select(place => Graph.Nodes[place].Name);

    /// <summary>The steps that are in the way of a stuck run's end.</summary>
    public IEnumerable<string> InTheWay() =>
        Graph.Nodes.Select(node => node.Name).Where(name => this[name].Status is StepStatus.Stuck
            || (Direction is Direction.Forward && this[name].Status is StepStatus.Failed));

    /// <summary>The only place a status changes, and so the only place an impossible journal can be told from a possible one.</summary>
    public RunState Apply(RunEvent happened) => happened.Step.Length == 0 ? ApplyToRun(happened) : ApplyToStep(happened);

    RunState ApplyToRun(RunEvent happened) => happened switch
    {
        RunPaused paused => this with { IsPaused = true, Interventions = Interventions.Add(new(paused.At, paused.By, "paused")) },
        RunContinued on => this with { IsPaused = false, Interventions = Interventions.Add(new(on.At, on.By, "continued")) },
        RunCancelled { Reason: var reason, By: var by } when !HandedOver => this with
        {
            IsPaused = false, Direction = Direction.Unwinding, Interventions = Interventions.Add(new(happened.At, by, "cancelled", reason)),
        },
        _ => throw new InvalidDataException($"run {Run}: {happened.GetType().Name} cannot follow once something was handed over"),
    } with { LastAt = happened.At };

    RunState ApplyToStep(RunEvent happened)
    {
        var place = Graph.PlaceOf(happened.Step);
        var before = At(place);
        var next = (before.Status, happened) switch
        {
            (StepStatus.Waiting, StepStarted) when Direction is Direction.Forward && open.Contains(place) => Running(place, happened.At),
            (StepStatus.Running, StepSucceeded success) => Succeeded(place, success),
            (StepStatus.Waiting, StepSkipped skipped) when Direction is Direction.Forward && open.Contains(place) =>
                (this with { Open = open.Remove(place) }).Skipped(place, skipped),
            (StepStatus.Running, StepSkipped skipped) when Direction is Direction.Forward =>
                (Released(place) with { Moving = moving.Remove(place) }).Skipped(place, skipped),
            (StepStatus.Failed, StepSkipped skipped) when Direction is Direction.Forward => Skipped(place, skipped),
            (StepStatus.Running, StepFailed failure) => Failed(place, failure),
            (StepStatus.Done, UndoStarted) when Direction is Direction.Unwinding && loose.Contains(place) => Undoing(place),
            (StepStatus.Undoing, StepUndone) => Undone(place, happened.At),
            (StepStatus.Undoing, UndoFailed failure) => GotStuck(place, failure),
            (StepStatus.Failed, StepRetried) when Direction is Direction.Forward => Retried(place),
            (StepStatus.Stuck, StepRetried) => UndoRetried(place),
            var (status, _) => throw new InvalidDataException(
                $"run {Run}: {happened.GetType().Name} of '{happened.Step}' cannot follow {status} while {Direction}"),
        };
        return next with { LastAt = happened.At };
    }

    RunState Running(int place, DateTimeOffset at) => this with
    {
        Steps = steps.SetItem(place, new(StepStatus.Running, at)),
        Open = open.Remove(place),
        Moving = moving.Add(place),
        Leaners = Graph.NeedsOf(place).Aggregate(leaners, (all, need) => all.SetItem(need, all.GetValueOrDefault(need) + 1)),
        Loose = loose.Except(Graph.NeedsOf(place)),
    };

    RunState Succeeded(int place, StepSucceeded success) => Opened(place) with
    {
        Steps = steps.SetItem(place, At(place) with { Status = StepStatus.Done, EndedAt = success.At, Output = success.Output }),
        Moving = moving.Remove(place),
        Loose = loose.Add(place),
        Done = done + 1,
        HandedOver = HandedOver || (Direction is Direction.Forward && Graph.Nodes[place].Step.HandsOver()),
    };

    /// <summary>Done as far as others are concerned; nothing was made, so there is nothing to take back.</summary>
    RunState Skipped(int place, StepSkipped skipped) => Opened(place) with
    {
        Steps = steps.SetItem(place, At(place) with
        {
            Status = StepStatus.Skipped, EndedAt = skipped.At, Output = skipped.Output, Reason =
                $"skipped by {skipped.By}: {skipped.Reason}",
        }),
        Done = done + 1,
        Interventions = Interventions.Add(new(skipped.At, skipped.By, $"skipped '{skipped.Step}'", skipped.Reason)),
    };

    /// <summary>What needs the step at <paramref name="place"/> has one thing less to wait for.</summary>
    RunState Opened(int place)
    {
        var (nowUnmet, nowOpen) = (unmet, open);
        foreach (var dependent in Graph.DependentsOf(place))
        {
            var left = nowUnmet[dependent] - 1;
            nowUnmet = left == 0 ? nowUnmet.Remove(dependent) : nowUnmet.SetItem(dependent, left);
            if (left == 0) nowOpen = nowOpen.Add(dependent);
        }

        return this with { Unmet = nowUnmet, Open = nowOpen };
    }

    RunState Failed(int place, StepFailed failure) => Released(place) with
    {
        Steps = steps.SetItem(place, At(place) with { Status = StepStatus.Failed, EndedAt = failure.At, Reason = failure.Reason }),
        Moving = moving.Remove(place),
        Direction = HandedOver ? Direction.Forward : Direction.Unwinding,
    };

    RunState Undoing(int place) => this with
    {
        Steps = steps.SetItem(place, At(place) with { Status = StepStatus.Undoing }),
        Loose = loose.Remove(place),
        Moving = moving.Add(place),
        Done = done - 1,
    };

    RunState Undone(int place, DateTimeOffset at) => Released(place) with
    {
        Steps = steps.SetItem(place, At(place) with { Status = StepStatus.Undone, EndedAt = at }),
        Moving = moving.Remove(place),
    };

    RunState GotStuck(int place, UndoFailed failure) => this with
    {
        Steps = steps.SetItem(place, At(place) with { Status = StepStatus.Stuck, EndedAt = failure.At, Reason = failure.Reason }),
        Moving = moving.Remove(place),
        StuckCount = stuck + 1,
    };

    RunState Retried(int place) => this with
    {
        Steps = steps.SetItem(place, AtRest),
        Open = open.Add(place),
    };

    RunState UndoRetried(int place) => this with
    {
        Steps = steps.SetItem(place, At(place) with { Status = StepStatus.Done, Reason = null }),
        Loose = loose.Add(place),
        StuckCount = stuck - 1,
        Done = done + 1,
    };

    /// <summary>What the step at <paramref name="place"/> leaned on may be taken back once nobody else leans on it.</summary>
    RunState Released(int place)
    {
        var (nowLeaners, nowLoose) = (leaners, loose);
        foreach (var need in Graph.NeedsOf(place))
        {
            var left = nowLeaners[need] - 1;
            nowLeaners = nowLeaners.SetItem(need, left);
            if (left == 0 && At(need).Status is StepStatus.Done) nowLoose = nowLoose.Add(need);
        }

        return this with { Leaners = nowLeaners, Loose = nowLoose };
    }

    StepState At(int place) => steps.GetValueOrDefault(place, AtRest);

    ImmutableDictionary<int, StepState> Steps { init => steps = value; }
    ImmutableDictionary<int, int> Unmet { init => unmet = value; }
    ImmutableDictionary<int, int> Leaners { init => leaners = value; }
    ImmutableSortedSet<int> Open { init => open = value; }
    ImmutableSortedSet<int> Moving { init => moving = value; }
    ImmutableSortedSet<int> Loose { init => loose = value; }
    int Done { init => done = value; }
    int StuckCount { init => stuck = value; }
}
