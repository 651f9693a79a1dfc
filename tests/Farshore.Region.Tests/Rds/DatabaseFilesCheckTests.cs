using Farshore.Aws.Rds;

namespace Farshore.Region.Tests.Rds;

public sealed class DatabaseFilesCheckTests
{
    [Fact]
    public async Task Finds_contents_nobody_holds_and_data_that_is_gone_and_holds_what_is_there()
    {
        await using var region = await RdsInFolder.StartAsync();
        var made = await region.CreateAsync("orders");
        await region.SnapshotAsync("orders", "nightly");
        var sound = await region.CheckAsync(mend: false);

        var (root, owner) = region.Blocks.Manifests.Holds()[0];
        await region.Blocks.ReleaseAsync(root, owner, CancellationToken.None);
        var unheld = await region.CheckAsync(mend: true);
        var mended = await region.CheckAsync(mend: false);
        await region.SendAsync(RdsApi.StopDBInstance, new() { DBInstanceIdentifier = "orders" });
        await region.UntilAsync("orders", "stopped");
        File.Delete(Path.Combine(region.Folder, "rds", made.DbiResourceId!, "data", "PG_VERSION"));
        var lost = await region.CheckAsync(mend: true);

        Assert.Empty(sound);
        Assert.Equal("it holds it now", Assert.Single(unheld).Mended);
        Assert.Empty(mended);
        Assert.StartsWith("DB instance orders has lost its data", Assert.Single(lost).ToString());
    }
}
