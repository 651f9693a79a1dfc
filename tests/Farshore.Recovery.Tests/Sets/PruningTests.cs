using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Sets;

public class PruningTests
{
    static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task An_old_set_goes_in_both_Regions_with_its_records_and_the_newest_stays()
    {
        using var shop = await WithTwoSetsAsync();

        var result = await PruningOf(shop).RunAsync(Nothing, default);

        Assert.Equal(["backup-old"], result.Removed);
        Assert.Empty(result.Left);
        Assert.Equal((2, 2), (shop.Aws.Primary.Points.Count, shop.Aws.Secondary.Points.Count));
        Assert.DoesNotContain(shop.Aws.Buckets["shop-ledger"].Objects.Keys, key => key.Contains("backup-old", StringComparison.Ordinal));
        Assert.Equal("backup-1", (await LedgerOf(shop).ReadCapsuleAsync(null, default)).Set);
    }

    [Fact]
    public async Task What_the_lost_primary_holds_is_remembered_and_goes_when_it_is_back()
    {
        using var shop = await WithTwoSetsAsync();
        shop.Aws.Primary.IsLost = true;

        var first = await PruningOf(shop).RunAsync(Nothing, default);
        shop.Aws.Primary.IsLost = false;
        var second = await PruningOf(shop).RunAsync(Nothing, default);

        Assert.Equal(["backup-old"], first.Removed);
        Assert.Equal([Side.Primary], first.Left.Select(point => point.Side).Distinct());
        Assert.Empty(second.Left);
        Assert.Equal((2, 2), (shop.Aws.Primary.Points.Count, shop.Aws.Secondary.Points.Count));
        Assert.DoesNotContain(shop.Aws.Buckets["shop-ledger"].Objects.Keys, key => key.Contains("backup-old", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_goes_while_a_run_holds_the_lease()
    {
        using var shop = await WithTwoSetsAsync();
        var file = new LeaseFile(shop.World.InSecondary.S3, "shop-ledger", "shop", shop.World.Time);
        await using var lease = await LedgerLease.TakeAsync(file, "failover-1", "failover", "ann@east", null, default);

        var result = await PruningOf(shop).RunAsync(Nothing, default);

        Assert.Contains("failover-1 of ann@east acts on the plan", result.Note, StringComparison.Ordinal);
        Assert.Equal(4, shop.Aws.Secondary.Points.Count);
    }

    [Fact]
    public async Task Nothing_goes_out_of_a_locked_vault()
    {
        using var shop = await WithTwoSetsAsync();
        shop.Aws.Secondary.Vaults["farshore"] = shop.Aws.Secondary.Vaults["farshore"] with { Locked = true };

        Assert.Contains("vault farshore in the secondary is locked", (await PruningOf(shop).RunAsync(Nothing, default)).Note,
            StringComparison.Ordinal);
    }

    static Pruning PruningOf(Shop shop) => new(shop.World, LedgerOf(shop),
        new(shop.World.InSecondary.S3, "shop-ledger", "shop", shop.World.Time), new PlanRetention(1, 0, 0, 0), Shop.Plan.Vaults);

    static Ledger LedgerOf(Shop shop) => new(shop.World.InSecondary.S3, "shop-ledger", "shop");

    /// <summary>A set of a backup, and an older one beside it.</summary>
    static async Task<Shop> WithTwoSetsAsync()
    {
        var shop = new Shop();
        await shop.LoseAsync();
        shop.Aws.Primary.IsLost = false;
        var ledger = LedgerOf(shop);
        var capsule = await ledger.ReadCapsuleAsync("backup-1", default);
        var old = capsule with { Set = "backup-old", Members = [.. capsule.Members.Select(Older)] };
        await ledger.WriteCapsuleAsync(old, default);
        await ledger.PutAsync(ledger.KeyOf("backup-old", "disks/web.blocks"), "blocks", default);
        await ledger.PutAsync("shop/latest", "backup-1", default);
        foreach (var member in old.Members.Where(member => member.Copy is not null))
        {
            shop.Aws.Primary.Points[member.RecoveryPoint!] = new(member.RecoveryPoint!, "farshore", "", default);
            shop.Aws.Secondary.Points[member.Copy!] = new(member.Copy!, "farshore", "", default);
        }

        return shop;
    }

    static CapsuleMember Older(CapsuleMember member) => member with
    {
        Moment = member.Moment.AddDays(-1),
        RecoveryPoint = member.RecoveryPoint is { } point ? point + "-old" : null,
        Copy = member.Copy is { } copy ? copy + "-old" : null,
    };
}
