using Farshore.Recovery.Runs;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Steps.Backup;

public class JobAttemptsTests
{
    const string Busy = "Backup job failed because there was a running job for the same resource.";
    const string NoKey = "Given key ID is not accessible";

    [Fact]
    public async Task A_backup_and_a_copy_that_fail_of_what_passes_are_started_again_under_new_tokens()
    {
        using var shop = await ProtectedAsync();
        shop.Aws.Primary.BackupFailures.Enqueue(Busy);
        shop.Aws.Primary.CopyFailures.Enqueue("Copy job encountered a fatal error.");

        var end = await shop.RunAsync(BackupRun.Kind, BackupRun.ToGraph(Shop.Plan));

        Assert.Equal(RunEnd.Done, end.End);
        Assert.Equal((2, 2), (shop.Aws.Primary.Points.Count, shop.Aws.Secondary.Points.Count));
        Assert.Equal((3, 3), (shop.Aws.Calls["StartBackupJob"], shop.Aws.Calls["StartCopyJob"]));
    }

    [Fact]
    public async Task What_does_not_pass_is_refused_at_once_with_its_remedy_and_the_good_point_and_nothing_is_left()
    {
        using var shop = await ProtectedAsync();
        var before = shop.Aws.Dump();
        shop.Aws.Primary.BackupFailures.Enqueue(Busy);
        shop.Aws.Primary.CopyFailures.Enqueue(NoKey);
        shop.Aws.Primary.CopyFailures.Enqueue(NoKey);

        var end = await shop.RunAsync(BackupRun.Kind, BackupRun.ToGraph(Shop.Plan));

        Assert.Equal(RunEnd.Unwound, end.End);
        var reason = end.Graph.Nodes.Select(node => end[node.Name].Reason).First(text =>
            text?.Contains(NoKey, StringComparison.Ordinal) is true);
        Assert.Contains("kms:DescribeKey", reason, StringComparison.Ordinal);
        Assert.Contains("recovery point arn:aws:", reason, StringComparison.Ordinal);
        Assert.Equal(before, shop.Aws.Dump());
    }

    static async Task<Shop> ProtectedAsync()
    {
        var shop = new Shop();
        await shop.RunAsync(ProtectRun.Kind, ProtectRun.ToGraph(Shop.Plan));
        return shop;
    }
}
