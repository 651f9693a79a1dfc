using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Verify;
using Farshore.Recovery.Steps.Traffic;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Steps.Traffic;

public sealed class RunHookTests : IDisposable
{
    const string Kind = "relocate";

    readonly Shop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task A_command_is_told_the_run_and_where_everything_that_was_restored_is()
    {
        var graph = new StepGraph();
        var web = graph.Add("web", new RecallRestored(new("web-shop", "arn:web", "i-1", "10.0.0.7", 8080), "failover-1"));
        graph.Add("hook", Hook("env | grep ^FARSHORE_ | sort > told") with { Restored = [web] });

        await RunAsync(graph);

        Assert.Equal(
            [
                "FARSHORE_PLAN=shop", "FARSHORE_REGION=eu-west-1", "FARSHORE_RUN=relocate-1", "FARSHORE_STAGE=startTraffic",
                "FARSHORE_WEB_SHOP_ADDRESS=10.0.0.7", "FARSHORE_WEB_SHOP_ARN=arn:web", "FARSHORE_WEB_SHOP_ID=i-1",
                "FARSHORE_WEB_SHOP_PORT=8080",
            ], File.ReadAllLines(Path.Combine(shop.World.Folder, "told")));
    }

    [Fact]
    public async Task A_command_that_fails_is_taken_back_and_its_last_words_are_shown_without_secrets()
    {
        var secret = Path.Combine(shop.World.Folder, "password");
        await File.WriteAllTextAsync(secret, "hunter2\n");
        var graph = new StepGraph();
        graph.Add("hook", Hook("touch stopped; echo no way in with hunter2; exit 3") with
        {
            Undoing = new("rm stopped", TimeSpan.FromSeconds(30)), Secrets = [new(null, secret)],
        });

        var end = await RunAsync(graph);

        Assert.Equal("the plan's command for startTraffic ended with code 3; it said: no way in with ***", end["hook"].Reason);
        Assert.False(File.Exists(Path.Combine(shop.World.Folder, "stopped")));
    }

    [Fact]
    public async Task A_command_that_takes_too_long_ends_with_all_that_it_started()
    {
        var graph = new StepGraph();
        graph.Add("hook", Hook("") with { Hook = new("(sleep 300) & echo $! > child; wait", TimeSpan.FromSeconds(1)) });

        var end = await RunAsync(graph);

        Assert.StartsWith("the plan's command for startTraffic was ended: it took longer than 1 s", end["hook"].Reason);
        var child = (await File.ReadAllTextAsync(Path.Combine(shop.World.Folder, "child"))).Trim();
        var stat = $"/proc/{child}/stat";
        Assert.True(!File.Exists(stat) || (await File.ReadAllTextAsync(stat)).Split(") ")[1].StartsWith('Z'));
    }

    [Fact]
    public async Task A_run_that_turns_back_lets_writers_in_again_where_they_were()
    {
        var graph = new StepGraph();
        var stopped = graph.Add("stop", Hook("touch stopped") with
        {
            Undoing = new("rm stopped; echo $FARSHORE_STAGE $FARSHORE_REGION > undone", TimeSpan.FromSeconds(30)),
            UndoingStage = "startTraffic", UndoingRegion = "us-east-1",
        });
        graph.Add("fail", Hook("exit 1") with { After = [stopped.Step] });

        var end = await RunAsync(graph);

        Assert.Equal(RunEnd.Unwound, end.End);
        Assert.Equal("startTraffic us-east-1\n", await File.ReadAllTextAsync(Path.Combine(shop.World.Folder, "undone")));
    }

    static RunHook Hook(string command) => new(new(command, TimeSpan.FromSeconds(30)), "startTraffic", "eu-west-1", [], []);

    Task<RunState> RunAsync(StepGraph graph) => shop.RunAsync(Kind, graph);
}
