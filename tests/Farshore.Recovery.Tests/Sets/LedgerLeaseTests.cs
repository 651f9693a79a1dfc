using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Tests.Worlds;
using Microsoft.Extensions.Time.Testing;

namespace Farshore.Recovery.Tests.Sets;

public class LedgerLeaseTests
{
    readonly FakeTimeProvider time = new(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    readonly MemoryAws aws = new();
    readonly LeaseFile file;

    public LedgerLeaseTests()
    {
        aws.Buckets["ledger"] = new("ledger", "eu-west-1");
        file = new(aws.Secondary.Access().S3, "ledger", "shop", time);
    }

    [Fact]
    public async Task A_second_run_is_refused_and_told_who_acts_until_the_first_gives_the_lease_back()
    {
        await using var first = await TakeAsync("failover-1", "ann@east");

        var refused = await Assert.ThrowsAsync<StepRefusedException>(() => TakeAsync("failover-2", "bob@west"));
        await first.GiveBackAsync(_ => new("failover-1", "backup-1", "ann@east", time.GetUtcNow()));
        await using var second = await TakeAsync("failover-2", "bob@west");

        Assert.Equal(("failover-1", true), (refused.Lease!.Run, refused.Lease.IsAlive));
        Assert.Contains("failover-1 (failover) of ann@east acts on this plan since 2030-01-01 00:00:00 UTC", refused.Message,
            StringComparison.Ordinal);
        var (lease, _) = await file.ReadAsync(default);
        Assert.Equal(("failover-2", "backup-1"), (lease.Holder!.Run, lease.Standing!.Set));
    }

    [Fact]
    public async Task A_run_that_was_interrupted_takes_its_own_lease_again_and_another_only_once_it_ran_out_or_by_name()
    {
        await (await TakeAsync("failover-1", "ann@east")).DisposeAsync();

        await (await TakeAsync("failover-1", "ann@east")).DisposeAsync();
        await Assert.ThrowsAsync<StepRefusedException>(() => TakeAsync("failover-2", "bob@west", takeOver: ""));
        time.Advance(TimeSpan.FromMinutes(3));
        var expired = await Assert.ThrowsAsync<StepRefusedException>(() => TakeAsync("failover-2", "bob@west"));
        await (await TakeAsync("failover-2", "bob@west", takeOver: "")).DisposeAsync();
        await (await TakeAsync("failover-3", "cid@west", takeOver: "failover-2")).DisposeAsync();

        Assert.Equal(("failover-1", false), (expired.Lease!.Run, expired.Lease.IsAlive));
        Assert.Contains("has not been heard of since", expired.Message, StringComparison.Ordinal);
        Assert.Equal("failover-3", (await file.ReadAsync(default)).Lease.Holder!.Run);
    }

    [Fact]
    public async Task A_run_whose_lease_is_taken_stands_still_at_its_next_renewal()
    {
        await using var first = await TakeAsync("failover-1", "ann@east");
        await using var second = await TakeAsync("failover-2", "bob@west", takeOver: "failover-1");

        for (var tries = 0; tries < 100 && !first.Token.IsCancellationRequested; tries++)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(5);
        }

        Assert.True(first.IsLost);
        Assert.Equal("failover-2", first.Taker!.Run);
        Assert.False(second.IsLost);
    }

    [Fact]
    public async Task A_ledger_that_is_not_there_is_refused_with_its_remedy() => Assert.Contains("farshore protect makes it",
        (await Assert.ThrowsAsync<StepRefusedException>(() => LedgerLease.TakeAsync(
            new(aws.Secondary.Access().S3, "nowhere", "shop", time), "failover-1", "failover", "ann@east", null, default))).Message,
        StringComparison.Ordinal);

    Task<LedgerLease> TakeAsync(string run, string by, string? takeOver = null) =>
        LedgerLease.TakeAsync(file, run, "failover", by, takeOver, default);
}
