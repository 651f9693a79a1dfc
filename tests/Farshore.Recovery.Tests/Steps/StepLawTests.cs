using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps;
using Farshore.Recovery.Tests.Runs;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Steps;

/// <summary>Laws that every step of every run obeys.</summary>
public class StepLawTests
{
    public static TheoryData<string> Kinds =>
        [ProtectRun.Kind, Stacked, BackupRun.Kind, FailoverRun.Kind, DrillRun.Kind, VerifyRun.Kind, RelocateRun.Kind];

    /// <summary>protect, by CloudFormation.</summary>
    const string Stacked = "protect by stacks";

    const int Storms = 10;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_run_gets_to_its_end(string kind)
    {
        using var shop = await ShopBeforeAsync(kind);

        var end = await shop.RunAsync(kind, Graph(kind));

        Assert.Equal(RunEnd.Done, end.End);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_run_that_fails_at_any_step_leaves_nothing_behind_or_is_stuck_once_something_was_handed_over(string kind)
    {
        foreach (var failing in Graph(kind).Nodes.Select(node => node.Name))
        {
            using var shop = await ShopBeforeAsync(kind);
            var before = shop.Aws.Dump();

            var end = await shop.RunAsync(kind, Refusing(Graph(kind), failing));

            Assert.Equal(end.HandedOver ? RunEnd.Stuck : RunEnd.Unwound, end.End);
            if (!end.HandedOver) Assert.Equal(before, shop.Aws.Dump());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_run_ends_the_same_wherever_its_process_dies(string kind)
    {
        var journal = new DyingJournal(StepKinds.Catalog);
        using var undisturbed = await ShopBeforeAsync(kind);
        await undisturbed.RunAsync(kind, Graph(kind), journal);

        for (var cut = 0; cut < journal.Count; cut++)
        {
            foreach (var when in (Death[])[Death.BeforeTheWrite, Death.AfterTheWrite])
            {
                using var shop = await ShopBeforeAsync(kind);
                var end = await DieAndResumeAsync(shop, kind, Graph(kind), cut, when);

                Assert.Equal(RunEnd.Done, end.End);
                Assert.Equal(undisturbed.Aws.Dump(), shop.Aws.Dump());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_run_that_turns_back_leaves_nothing_behind_wherever_its_process_dies(string kind)
    {
        var failing = Graph(kind).Nodes.Select(node => node.Name).TakeWhile(name => !name.StartsWith("hand over", StringComparison.Ordinal))
            .Last();
        var journal = new DyingJournal(Refusal.Catalog);
        using var undisturbed = await ShopBeforeAsync(kind);
        await undisturbed.RunAsync(kind, Refusing(Graph(kind), failing), journal);

        for (var cut = 0; cut < journal.Count; cut++)
        {
            using var shop = await ShopBeforeAsync(kind);
            var before = shop.Aws.Dump();

            var end = await DieAndResumeAsync(shop, kind, Refusing(Graph(kind), failing), cut, Death.BeforeTheWrite);

            Assert.Equal(end.HandedOver ? RunEnd.Stuck : RunEnd.Unwound, end.End);
            if (!end.HandedOver) Assert.Equal(before, shop.Aws.Dump());
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_run_ends_the_same_when_a_fifth_of_all_calls_is_throttled_or_lost(string kind)
    {
        using var undisturbed = await ShopBeforeAsync(kind);
        await undisturbed.RunAsync(kind, Graph(kind));

        var struck = 0;
        for (var seed = 0; seed < Storms; seed++)
        {
            using var shop = await ShopBeforeAsync(kind);
            shop.Aws.Weather = new(seed, 0.2);
            var end = await shop.RunAsync(kind, Graph(kind));

            Assert.True(end.End is RunEnd.Done,
                $"seed {seed}: {end.Graph.Nodes.Select(node => end[node.Name].Reason).FirstOrDefault(reason => reason is not null)}");
            struck += shop.Aws.Weather.Struck;
            Assert.Equal(undisturbed.Aws.Dump(), shop.Aws.Dump());
        }

        Assert.True(struck > 0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_run_can_be_written_down_and_read_back(string kind)
    {
        var created = Shop.Begin(kind, Graph(kind)).Created;
        var shape = StepKinds.Catalog.Shape<RunCreated>();

        var written = JsonSerializer.Serialize(created, shape);

        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize(written, shape)!, shape));
    }

    static async Task<RunState> DieAndResumeAsync(Shop shop, string kind, StepGraph graph, int cut, Death when)
    {
        var journal = new DyingJournal(Refusal.Catalog);
        journal.DieAt(cut, when);

        // Steps run side by side, so a run that turns back may come to its end with an entry less, and live.
        if (await Record.ExceptionAsync(() => shop.RunAsync(kind, graph, journal)) is { } death) Assert.IsType<IOException>(death);
        journal.Revive();
        return await shop.RunAsync(kind, graph, journal);
    }

    static async Task<Shop> ShopBeforeAsync(string kind)
    {
        var shop = new Shop { Catalog = Refusal.Catalog };
        if (kind is BackupRun.Kind or RelocateRun.Kind) await shop.RunAsync(ProtectRun.Kind, ProtectRun.ToGraph(Shop.Plan));
        if (kind is FailoverRun.Kind or DrillRun.Kind or VerifyRun.Kind) await shop.LoseAsync();
        if (kind is RelocateRun.Kind) shop.Replicate();
        return shop;
    }

    static StepGraph Graph(string kind) => kind switch
    {
        ProtectRun.Kind => ProtectRun.ToGraph(Shop.Plan),
        Stacked => StackedProtectRun.ToGraph(Shop.Plan, Shop.Ordered, Shop.There),
        BackupRun.Kind => BackupRun.ToGraph(Shop.Stacked, new Dictionary<string, string>()),
        RelocateRun.Kind => RelocateRun.ToGraph(Shop.Stacked, trafficIsStopped: true),
        FailoverRun.Kind => FailoverRun.ToGraph(Shop.Stacked, null, null),
        DrillRun.Kind => DrillRun.ToGraph(Shop.Stacked, null),
        _ => VerifyRun.ToGraph(Shop.Plan, null, null, null, []),
    };

    static StepGraph Refusing(StepGraph graph, string failing) =>
        StepGraph.Of(graph.Nodes.Select(node => node.Name == failing ? node with { Step = new Refusal(node.Step) } : node));
}

/// <summary>In a step's place, and refuses.</summary>
sealed record Refusal(Step Instead) : Step
{
    public static readonly StepCatalog Catalog = StepKinds.Catalog.With(
        new Dictionary<string, Type>(StringComparer.Ordinal) { ["refusal"] = typeof(Refusal) }, RefusalShapes.Default);

    public override IEnumerable<string> Needs() => Instead.Needs();

    internal override Task<JsonElement> RunAsync(StepContext context, CancellationToken cancellationToken) =>
        throw new StepRefusedException("refused");

    internal override JsonElement Skip(string reason, StepCatalog catalog) => default;

    internal override Task ReverseAsync(StepContext context, JsonElement output, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("a step that failed is never taken back");
}

[JsonSerializable(typeof(Refusal))]
sealed partial class RefusalShapes : JsonSerializerContext;
