using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Status;
using Farshore.Recovery.Tests.Worlds;
using Microsoft.Extensions.Time.Testing;

namespace Farshore.Recovery.Tests.Status;

public sealed class StatusReaderTests : IDisposable
{
    readonly Shop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Without_a_set_it_says_what_to_do()
    {
        var status = await ReadAsync(Shop.Plan, new(null, [], []));

        Assert.Null(status.RpoSeconds);
        Assert.Contains("farshore backup", status.Reason, StringComparison.Ordinal);
        Assert.All(status.Resources.Where(resource => resource.Type is not "s3"), resource => Assert.False(resource.Meets));
        Assert.Null(status.LastDrill);
    }

    [Fact]
    public async Task It_predicts_what_the_recovery_point_grows_to_before_the_next_set_is_ready()
    {
        await BackUpAsync();
        var plan = Shop.Plan with { Schedule = new(new(TimeSpan.FromHours(1), null)) };
        // What the world in memory backs up is of the first moment of 1970.
        var now = DateTimeOffset.UnixEpoch.AddMinutes(20);

        var status = await ReadAsync(plan, new(now.AddMinutes(-20), [240, 60, 120], []), now);

        Assert.Equal(now.AddMinutes(40), status.NextBackup!.DueAt);
        Assert.Equal(120, status.NextBackup.TakesSeconds);
        Assert.InRange(status.RpoSeconds!.Value, 1200, 1210);
        Assert.InRange(status.PredictedRpoSeconds!.Value, 3600 + 120, 3600 + 130);
        Assert.All(status.Resources.Where(resource => resource.Type is not "s3"), resource => Assert.False(resource.Meets));
    }

    [Fact]
    public async Task A_resource_is_held_to_its_own_objective_and_the_worst_is_told_with_its_reason()
    {
        await BackUpAsync();
        var plan = Shop.Plan with
        {
            Resources = [.. Shop.Plan.Resources.Select(resource =>
                resource.Name is "orders" ? resource with { Rpo = TimeSpan.FromSeconds(30) } : resource)],
        };

        var status = await ReadAsync(plan, new(null, [], []), DateTimeOffset.UnixEpoch.AddMinutes(5));

        Assert.False(status.Resources.Single(resource => resource.Name == "orders").Meets);
        Assert.True(status.Resources.Single(resource => resource.Name == "web").Meets);
        Assert.StartsWith("orders: its newest recovery point", status.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_primary_that_is_gone_is_said_and_buckets_are_judged_by_the_set()
    {
        await shop.LoseAsync();

        var status = await ReadAsync(Shop.Plan, new(null, [], []));

        Assert.False(status.PrimaryReachable);
        Assert.Null(status.Backlog);
        Assert.Equal("recoveryPoint", status.Resources.Single(resource => resource.Name == "media").Basis);
        Assert.Contains("us-east-1 does not answer", status.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_drill_is_compared_with_the_objective_and_with_those_before_it()
    {
        var at = DateTimeOffset.UnixEpoch;
        EvidencePast[] past =
        [
            new("drill-3", "drill", "rehearsed", at.AddDays(3), 60, 4000, 1),
                new("verify-1", "verify", "verified", at.AddDays(3), 60, 1, 1),
            new("drill-2", "drill", "rehearsed", at.AddDays(2), 60, 1800, 1),
                new("drill-1", "drill", "rehearsed", at.AddDays(1), 60, 1700, 1),
        ];

        var status = await ReadAsync(Shop.Plan, new(null, [], past));

        Assert.Equal(("drill-3", false, "longer"), (status.LastDrill!.Run, status.LastDrill.Meets, status.LastDrill.Trend));
    }

    [Fact]
    public async Task Five_hundred_resources_are_no_trouble()
    {
        await BackUpAsync();
        var web = Shop.Plan.Machines.Single();
        var plan = Shop.Plan with { Resources = [.. Enumerable.Range(0, 500).Select(number =>
            web with { Name = $"web{number}", Needs = [] })] };
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(500, (await ReadAsync(plan, new(null, [], []))).Resources.Count);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    async Task BackUpAsync()
    {
        Assert.Equal(RunEnd.Done, (await shop.RunAsync(ProtectRun.Kind, ProtectRun.ToGraph(Shop.Plan))).End);
        Assert.Equal(RunEnd.Done, (await shop.RunAsync(BackupRun.Kind, BackupRun.ToGraph(Shop.Plan))).End);
        shop.Aws.Buckets["shop-media-eu"].Objects["a.txt"] = "a"u8.ToArray();
    }

    Task<PlanStatus> ReadAsync(Plan plan, KnownOfPlan known, DateTimeOffset? at = null) => new StatusReader(
        plan, shop.World with { Time = new FakeTimeProvider(at ?? DateTimeOffset.UtcNow) },
            known).ReadAsync(TestContext.Current.CancellationToken);
}
