using Farshore.Console.Overview;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Status;

namespace Farshore.Console.Tests.Overview;

public sealed class AttentionOfTests
{
    static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(100);

    static readonly Plan Plan = PlanReader.Read("""
        plan: shop
        primary: { region: us-east-1 }
        secondary: { region: eu-west-1 }
        ledger: shop-ledger
        objectives: { rpo: 15m, rto: 1h }
        resources:
          - { name: media, type: s3, bucket: shop-media, replica: shop-media-eu }
          - { name: orders, type: rds, instance: orders }
        """, "/plans/shop.yaml");

    static readonly LastSet Set = new("backup-1", Now.AddMinutes(-5), Now.AddMinutes(-4), 2, 60, 2, true, [], Now.AddMinutes(-4));

    [Fact]
    public void A_plan_that_was_never_protected_says_so_and_offers_it()
    {
        var seen = Compose(Status(null, null), hasLedger: false);

        Assert.Equal("unprotected", seen.Verdict.State);
        Assert.Equal(("unprotected", "protect", "farshore protect 'my shop.yaml'"),
            (seen.Attention[0].Id, seen.Attention[0].Action!.Kind, seen.Attention[0].Remedy));
    }

    [Fact]
    public void A_dead_primary_comes_first_and_offers_failover_and_no_backup()
    {
        var seen = Compose(Status(2000, Set), primary: false);

        Assert.Equal("lost", seen.Verdict.State);
        Assert.Equal(("primary-lost", "failover"), (seen.Attention[0].Id, seen.Attention[0].Action!.Kind));
        Assert.DoesNotContain(seen.Attention, notice => notice.Action?.Kind is "backup");
        Assert.Null(seen.Backlog);
    }

    [Fact]
    public void What_is_urgent_stands_before_what_is_soon_and_that_before_what_is_good_to_know()
    {
        var seen = Compose(Status(2000, Set with { SkewSeconds = 90 }));

        Assert.Equal(["missed", "no-drill", "skew", "no-schedule"], seen.Attention.Select(notice => notice.Id));
        Assert.Equal(["urgent", "soon", "note", "note"], seen.Attention.Select(notice => notice.Severity));
        Assert.Equal("missed", seen.Verdict.State);
    }

    [Fact]
    public void A_plan_that_is_well_needs_only_what_is_good_to_know()
    {
        var drill = new LastDrill("drill-1", "drill", Now.AddDays(-6), "rehearsed", 600, 3600,
            "steady") { GreatestAgeSeconds = 90 * 86400 };

        var seen = Compose(Status(300, Set) with { LastDrill = drill });

        Assert.Equal("met", seen.Verdict.State);
        Assert.Equal(["no-schedule"], seen.Attention.Select(notice => notice.Id));
        Assert.Equal("met", seen.LastDrill!.State);
    }

    [Fact]
    public void Ages_are_counted_up_to_the_answer_and_say_when_they_turn()
    {
        var seen = Compose(Status(880, Set) with { At = Now.AddSeconds(-30) });

        var orders = seen.Resources.Single(resource => resource.Name == "orders");
        Assert.Equal((910, "missed"), (orders.RpoSeconds, orders.State));
        Assert.Equal((0, "met", false), Of(seen.Resources.Single(resource => resource.Name == "media")));
    }

    [Fact]
    public void A_workload_that_stands_in_the_secondary_is_led_home_and_not_backed_up()
    {
        var lease = new Lease { Standing = new("failover-1", "backup-1", "ana@desk", Now.AddHours(-1)) };

        var seen = Compose(Status(9000, Set), lease: lease);

        Assert.Equal(("moved", "eu-west-1", false), (seen.Verdict.State, seen.Home.Region, seen.Home.IsHome));
        Assert.Equal("away", seen.Attention[0].Id);
        Assert.DoesNotContain(seen.Attention, notice => notice.Action?.Kind is "backup");
    }

    [Fact]
    public void Nobody_is_told_anything_before_the_first_look()
    {
        var seen = OverviewOf.Compose(new(Plan, "shop.yaml", Now) { Runs = new([], null, DateTimeOffset.MinValue), IsLooking = true });

        Assert.Empty(seen.Attention);
        Assert.All(seen.Resources, resource => Assert.Equal("unknown", resource.State));
    }

    [Fact]
    public void Names_of_any_length_do_not_fill_a_sentence()
    {
        var status = Status(2000, Set);
        var name = new string('<', 10_000);

        var seen = Compose(status with { Resources = [.. status.Resources.Select(resource => resource with { Name = name })] });

        Assert.All(seen.Attention, notice => Assert.InRange(notice.Title.Length, 1, 300));
    }

    static (double?, string, bool) Of(OverviewResource resource) => (resource.RpoSeconds, resource.State, resource.Ticks);

    static PlanOverview Compose(PlanStatus status, bool primary = true, bool hasLedger = true, Lease? lease = null) =>
        OverviewOf.Compose(new(Plan, "my shop.yaml", Now)
        {
            Reach = new(Now, new(primary, primary ? null : Now.AddMinutes(-1), true, null), new(true, null, true, null)),
            Look = new(Now, TimeSpan.Zero, Plan, primary) { Status = status, HasLedger = hasLedger, Lease = lease },
            Runs = new([], null, DateTimeOffset.MinValue),
        });

    static PlanStatus Status(double? age, LastSet? set) => new("shop", Now, 900, set?.Set,
        [
            new("media", "s3", 0, "replication", true, "all is there") { ObjectiveSeconds = 900, Behind = 0 },
            new("orders", "rds", age, age is null ? "none" : "recoveryPoint", age <= 900, "a copy") { ObjectiveSeconds = 900 },
        ])
    {
        RpoSeconds = age, Reason = "orders: its newest recovery point is old", LastSet = set, Backlog = 0,
    };
}
