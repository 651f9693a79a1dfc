using Farshore.Recovery.Runs;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests;

public sealed class RecoveryEngineTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-home-").FullName;
    readonly Shop shop = new();

    public void Dispose()
    {
        shop.Dispose();
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task A_run_is_told_step_by_step_and_stays_on_record()
    {
        using var engine = Engine();
        List<RunView> seen = [];

        var end = await engine.StartAsync("protect", Shop.Plan, new(), new Watcher(seen.Add), default);

        Assert.Equal("done", end.Phase);
        Assert.Contains(seen, view => view.Steps.Any(step => step.Status is "running"));
        Assert.Equal("done", seen[^1].Phase);
        Assert.Equal(end.Run, Assert.Single(engine.Runs.List()).Run);
        Assert.Equal("done", engine.View(end.Run).Phase);
    }

    [Fact]
    public async Task A_refused_run_is_taken_back_and_says_why()
    {
        using var engine = Engine();
        shop.Aws.Buckets.Clear();

        var end = await engine.StartAsync("protect", Shop.Plan, new(), null, default);

        Assert.Equal("unwound", end.Phase);
        Assert.Contains(end.Steps, step => step.Reason?.Contains("make it in", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_verification_finds_the_failover_before_it_and_its_disaster()
    {
        using var engine = Engine();
        await shop.LoseAsync();
        engine.Disasters.Begin(new("us-east-1", DateTimeOffset.UnixEpoch, "crash"));
        var failover = await engine.StartAsync("failover", Shop.Plan, new(), null, default);
        Assert.Equal("done", failover.Phase);

        var verify = await engine.StartAsync("verify", Shop.Plan, new(), null, default);

        var evidence = engine.Evidence(verify.Run);
        Assert.Equal("crash", evidence.Disaster?.Mode);
        Assert.Equal(engine.Evidence(failover.Run).Rto, evidence.Rto);
        Assert.Equal(engine.Recovered("shop").Single(restored => restored.Name == "web").Id,
            evidence.Resources.Single(resource => resource.Name == "web").Restored);
    }

    [Fact]
    public async Task A_stuck_failover_is_tried_again_from_what_is_in_its_way()
    {
        using var engine = Engine();
        await shop.LoseAsync();
        shop.IsClosed = true;
        var stuck = await engine.StartAsync("failover", Shop.Plan, new(), null, default);
        Assert.Equal("stuck", stuck.Phase);

        shop.IsClosed = false;
        var end = await engine.ResumeAsync(stuck.Run, null, default);

        Assert.Equal("done", end.Phase);
        Assert.Single(shop.Aws.Secondary.Instances);
    }

    [Fact]
    public async Task A_run_that_is_driven_is_not_driven_twice()
    {
        using var engine = Engine();
        var end = await engine.StartAsync("protect", Shop.Plan, new(), null, default);
        using var other = engine.Runs.Lock(end.Run);

        await Assert.ThrowsAsync<RunIsDrivenException>(() => engine.ResumeAsync(end.Run, null, default));
    }

    RecoveryEngine Engine() => new(home)
    {
        Connect = (_, world, _) => (shop.World with { Folder = world.Folder, Time = world.Time }, new MemoryStream()),
    };

    sealed class Watcher(Action<RunView> see) : IProgress<RunView>
    {
        public void Report(RunView value) => see(value);
    }
}
