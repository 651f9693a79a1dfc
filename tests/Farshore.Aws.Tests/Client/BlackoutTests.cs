using Amazon.S3;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;

namespace Farshore.Aws.Tests.Client;

public sealed class BlackoutTests
{
    [Fact]
    public async Task Sends_nothing_to_the_lost_region_and_everything_to_the_other()
    {
        await using var primary = await LoopbackServer.StartAsync((200, "{}"));
        await using var secondary = await LoopbackServer.StartAsync((200, "{}"));
        using var clients = Local.Clients();
        var (lost, kept) = (clients.For(Local.At(primary.Endpoint)), clients.For(Local.At(secondary.Endpoint, "us-west-2")));
        await lost.SendAsync(BackupApi.ListBackupVaults, new(), default);

        clients.Egress.Blackout("us-east-1");
        await kept.SendAsync(BackupApi.ListBackupVaults, new(), default);
        var refused = await Assert.ThrowsAsync<BlackoutException>(() => lost.SendAsync(BackupApi.ListBackupJobs, new(), default));

        Assert.Equal("us-east-1", refused.Region);
        Assert.Single(primary.Requests);
        var call = Assert.Single(clients.Egress.Refusals);
        Assert.Equal(("us-east-1", "ListBackupJobs"), (call.Region, call.Operation));
        Assert.Equal(1, clients.Egress.RefusalCount);
    }

    [Fact]
    public async Task Holds_for_the_S3_client_too_and_can_be_lifted()
    {
        await using var server = await LoopbackServer.StartAsync((200, "<ListAllMyBucketsResult/>"));
        using var clients = Local.Clients();
        var s3 = clients.S3(Local.At(server.Endpoint));

        clients.Egress.Blackout("us-east-1");
        await Assert.ThrowsAsync<BlackoutException>(() => s3.ListBucketsAsync());
        clients.Egress.Lift("us-east-1");
        await s3.ListBucketsAsync();

        Assert.Equal("ListBuckets", Assert.Single(clients.Egress.Refusals).Operation);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Tells_regions_behind_one_address_apart_by_the_signature()
    {
        await using var both = await LoopbackServer.StartAsync((200, "{}"));
        using var clients = Local.Clients();
        var (lost, kept) = (clients.For(Local.At(both.Endpoint)), clients.For(Local.At(both.Endpoint, "us-west-2")));
        clients.Egress.Blackout("us-east-1");

        await Assert.ThrowsAsync<BlackoutException>(async () =>
        {
            await kept.SendAsync(BackupApi.ListBackupVaults, new(), default);
            await lost.SendAsync(BackupApi.ListBackupVaults, new(), default);
        });

        Assert.Single(both.Requests);
    }
}
