using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Control;
using Microsoft.Extensions.Logging.Abstractions;

namespace Farshore.Recovery.Tests.Runs;

/// <summary>A place where steps make and unmake things, with switches for what goes wrong.</summary>
sealed class Workshop
{
    public static readonly StepCatalog Catalog = new(
        new Dictionary<string, Type>(StringComparer.Ordinal)
        {
            ["make"] = typeof(Make), ["wait-for"] = typeof(WaitFor), ["await-approval"] = typeof(AwaitApproval),
        },
        WorkshopShapes.Default);

    // Steps are data, so what they touch is found by name.
    static readonly ConcurrentDictionary<string, Workshop> All = [];

    public Workshop(string name) => All[Name = name] = this;

    public static Workshop Of(string name) => All[name];

    public string Name { get; }
    public ConcurrentDictionary<string, string> Things { get; } = [];
    public ConcurrentQueue<string> Deeds { get; } = [];
    public ConcurrentDictionary<string, Func<Exception>> Faults { get; } = [];
    public ConcurrentDictionary<string, TaskCompletionSource> Gates { get; } = [];
    public int InFlight;
    public int MostInFlight;

    public ControlDesk? Desk { get; init; }

    public DyingJournal Journal { get; } = new();

    public RunState Begin(StepGraph graph) =>
        new(new RunCreated("run-1", "test", "plan", "plan.yaml", "", DateTimeOffset.UnixEpoch, graph.Nodes));

    public RunWorld World { get; init; } =
        new(TimeProvider.System, NameSource.Random)
        {
            Patience = new(TimeProvider.System, [TimeSpan.FromMilliseconds(1)]), Pace = TimeSpan.FromMilliseconds(5),
        };

    public Task<RunState> DriveAsync(StepGraph graph, CancellationToken cancellationToken = default) =>
        new Executor(Journal, World, Catalog, NullLogger<Executor>.Instance) { Desk = Desk }.DriveAsync(Journal.Replay(Begin(graph)),
            cancellationToken);
}

/// <summary>Makes a thing in a workshop; unmakes it.</summary>
sealed record Make(string Shop, string Thing, string[]? After = null, bool IsHandOver = false) : Step<string>
{
    public override IEnumerable<string> Needs() => After ?? [];

    public override bool HandsOver() => IsHandOver;

    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var shop = Workshop.Of(Shop);
        var now = Interlocked.Increment(ref shop.InFlight);
        shop.MostInFlight = Math.Max(shop.MostInFlight, now);
        try
        {
            shop.Deeds.Enqueue("make " + Thing);
            if (shop.Faults.TryGetValue("make " + Thing, out var fault)) throw fault();
            if (shop.Gates.TryGetValue(Thing, out var gate)) await gate.Task;
            await Task.Yield();
            shop.Things.TryAdd(context.Token, Thing);
            return Thing;
        }
        finally
        {
            Interlocked.Decrement(ref shop.InFlight);
        }
    }

    public override Task UndoAsync(StepContext context, string output, CancellationToken cancellationToken)
    {
        var shop = Workshop.Of(Shop);
        shop.Deeds.Enqueue("unmake " + Thing);
        if (shop.Faults.TryGetValue("unmake " + Thing, out var fault)) throw fault();
        shop.Things.TryRemove(context.Token, out _);
        return Task.CompletedTask;
    }
}

/// <summary>Waits for a gate of a workshop.</summary>
sealed record WaitFor(string Shop, string Gate, string[]? After = null) : Step<bool>
{
    public override IEnumerable<string> Needs() => After ?? [];

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override bool WhenSkipped(string reason) => false;

    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        Workshop.Of(Shop).Deeds.Enqueue("wait for " + Gate);
        await Workshop.Of(Shop).Gates[Gate].Task.WaitAsync(cancellationToken);
        return true;
    }
}

[JsonSerializable(typeof(Make)), JsonSerializable(typeof(WaitFor)), JsonSerializable(typeof(AwaitApproval))]
[JsonSerializable(typeof(Approval))]
sealed partial class WorkshopShapes : JsonSerializerContext;
