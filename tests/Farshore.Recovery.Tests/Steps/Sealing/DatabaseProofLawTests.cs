using System.Text.Json;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps;
using Farshore.Recovery.Tests.Runs;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Steps.Sealing;

/// <summary>Databases restored only to be compared are gone whatever happens, and no backup fails of them.</summary>
public sealed class DatabaseProofLawTests : IDisposable
{
    readonly string password = Path.GetTempFileName();

    public void Dispose() => File.Delete(password);

    [Fact]
    public async Task A_database_that_does_not_answer_is_said_not_to_be_compared_and_both_restores_are_taken_away()
    {
        using var shop = await ProtectedAsync();

        var end = await shop.RunAsync(BackupRun.Kind, BackupRun.ToGraph(Plan()));

        Assert.Equal(RunEnd.Done, end.End);
        Assert.Equal(2, shop.Aws.Calls["StartRestoreJob"]);
        Assert.Equal(["orders"], shop.Aws.Primary.Databases.Keys);
        Assert.Empty(shop.Aws.Secondary.Databases);
        var capsule = await new Ledger(shop.World.InSecondary.S3, "shop-ledger", "shop").ReadCapsuleAsync("backup-1", default);
        Assert.Null(capsule.ProvedAt);
        Assert.StartsWith("not compared: its rows could not be read", capsule.Find("orders")!.Proof!.Found, StringComparison.Ordinal);
        Assert.True(capsule.Find("web")!.Proof!.Equal);
    }

    [Fact]
    public async Task A_password_that_is_not_there_or_a_plan_that_leaves_it_to_drills_restores_nothing()
    {
        using var shop = await ProtectedAsync();
        var drilled = Plan() with { Backup = new() { DatabaseProofs = PlanBackup.ByDrill } };
        var lost = Shop.Plan with { Resources = [.. Shop.Plan.Resources.Select(one => With(one, new(null, "/nowhere/password")))] };

        Assert.Equal(RunEnd.Done, (await shop.RunAsync(BackupRun.Kind, BackupRun.ToGraph(drilled))).End);
        var ledger = new Ledger(shop.World.InSecondary.S3, "shop-ledger", "shop");
        Assert.Contains("the next drill", (await ledger.ReadCapsuleAsync("backup-1", default)).Find("orders")!.Proof!.Found,
            StringComparison.Ordinal);
        Assert.Equal(RunEnd.Done, (await shop.RunAsync(BackupRun.Kind, BackupRun.ToGraph(lost))).End);
        Assert.Contains("/nowhere/password", (await ledger.ReadCapsuleAsync("backup-1", default)).Find("orders")!.Proof!.Found,
            StringComparison.Ordinal);
        Assert.False(shop.Aws.Calls.ContainsKey("StartRestoreJob"));
    }

    [Fact]
    public async Task Wherever_the_process_dies_nothing_of_a_proof_is_left()
    {
        var journal = new DyingJournal(StepKinds.Catalog);
        using var undisturbed = await ProtectedAsync();
        await undisturbed.RunAsync(BackupRun.Kind, BackupRun.ToGraph(Plan()), journal);

        for (var cut = 0; cut < journal.Count; cut++)
        {
            using var shop = await ProtectedAsync();
            var dying = new DyingJournal(StepKinds.Catalog);
            dying.DieAt(cut, Death.BeforeTheWrite);
            await Record.ExceptionAsync(() => shop.RunAsync(BackupRun.Kind, BackupRun.ToGraph(Plan()), dying));
            dying.Revive();

            var end = await shop.RunAsync(BackupRun.Kind, BackupRun.ToGraph(Plan()), dying);

            Assert.Equal(RunEnd.Done, end.End);
            Assert.Equal(undisturbed.Aws.Dump(), shop.Aws.Dump());
        }
    }

    [Fact]
    public async Task A_run_that_turns_back_takes_its_proofs_with_it()
    {
        foreach (var failing in BackupRun.ToGraph(Plan()).Nodes.Select(node => node.Name).Where(name =>
            name.Contains("orders", StringComparison.Ordinal)))
        {
            using var shop = await ProtectedAsync();
            var before = shop.Aws.Dump();
            var graph = StepGraph.Of(BackupRun.ToGraph(Plan()).Nodes.Select(node =>
                node.Name == failing ? node with { Step = new Refusal(node.Step) } : node));

            var end = await shop.RunAsync(BackupRun.Kind, graph);

            Assert.Equal(RunEnd.Unwound, end.End);
            Assert.Equal(before, shop.Aws.Dump());
        }
    }

    [Fact]
    public void Its_steps_can_be_written_down_and_read_back()
    {
        var shape = StepKinds.Catalog.Shape<RunCreated>();

        var written = JsonSerializer.Serialize(
            Shop.Begin(BackupRun.Kind, BackupRun.ToGraph(Plan(), new Dictionary<string, string>())).Created, shape);

        Assert.Equal(written, JsonSerializer.Serialize(JsonSerializer.Deserialize(written, shape)!, shape));
    }

    Plan Plan() => Shop.Plan with { Resources = [.. Shop.Plan.Resources.Select(one => With(one, new(null, password)))] };

    static PlanResource With(PlanResource resource, PlanSecret secret) =>
        resource is PlanDatabase database ? database with { Password = secret } : resource;

    static async Task<Shop> ProtectedAsync()
    {
        var shop = new Shop { Catalog = Refusal.Catalog };
        await shop.RunAsync(ProtectRun.Kind, ProtectRun.ToGraph(Shop.Plan));
        return shop;
    }
}
