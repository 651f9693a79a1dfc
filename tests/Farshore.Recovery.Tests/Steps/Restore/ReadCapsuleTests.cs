using Farshore.Recovery.Runs;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Steps.Restore;

public class ReadCapsuleTests
{
    [Fact]
    public async Task A_set_of_which_somebody_deleted_a_recovery_point_is_refused_before_anything_is_restored()
    {
        using var shop = new Shop();
        await shop.LoseAsync();
        var (gone, _) = shop.Aws.Secondary.Points.First(point => point.Key.Contains(":rds:", StringComparison.Ordinal));
        shop.Aws.Secondary.Points.TryRemove(gone, out _);

        var end = await shop.RunAsync(FailoverRun.Kind, FailoverRun.ToGraph(Shop.Plan, null, null));

        Assert.Equal(RunEnd.Unwound, end.End);
        Assert.Contains($"the recovery point {gone} of orders in vault farshore is gone", end["read the recovery set"].Reason,
            StringComparison.Ordinal);
        Assert.False(shop.Aws.Calls.ContainsKey("StartRestoreJob"));
    }
}
