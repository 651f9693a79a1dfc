using Farshore.Region.S3.Replication;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.Tests.S3.Replication;

public sealed class ReplicationCheckTests : IAsyncDisposable
{
    readonly QueueScene scene = new();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Finds_and_mends_a_PENDING_that_waits_for_nothing_and_a_task_that_nobody_sees()
    {
        await scene.WriteAsync("forgotten", 1);
        await scene.WriteAsync("unseen", 1, "far");
        await scene.WriteAsync("well", 1, "far");
        await scene.Database.WriteAsync(connection => VersionTable.SetReplicationStatus(
            connection, VersionTable.Find(connection, "near", "unseen", "version 1")!, "COMPLETED"), default);
        var check = new ReplicationCheck(scene.Database);

        var found = await check.CheckAsync(mend: false, default).ToListAsync();
        var mended = await check.CheckAsync(mend: true, default).ToListAsync();

        Assert.Equal(["near/forgotten version version 1", "near/unseen version version 1"], found.Select(finding => finding.Thing));
        Assert.All(found, finding => Assert.Null(finding.Mended));
        Assert.All(mended, finding => Assert.NotNull(finding.Mended));
        Assert.Empty(await check.CheckAsync(mend: false, default).ToListAsync());
        Assert.Equal(("FAILED", "PENDING"), (scene.StatusOf("forgotten", 1), scene.StatusOf("unseen", 1)));
    }
}
