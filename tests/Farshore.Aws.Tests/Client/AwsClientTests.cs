using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Aws.Ebs;
using Farshore.Aws.Rds;
using Microsoft.AspNetCore.Http;

namespace Farshore.Aws.Tests.Client;

public sealed class AwsClientTests
{
    static readonly ListBackupVaultsInput AllVaults = new();

    [Fact]
    public async Task Tries_again_while_the_service_is_unavailable()
    {
        await using var server = await LoopbackServer.StartAsync(
            (503, "busy"), (503, "<html>busy</html>"), (200, """{"BackupVaultList":[]}"""));
        using var clients = Local.Clients();

        var vaults = await clients.For(Local.At(server.Endpoint)).SendAsync(BackupApi.ListBackupVaults, AllVaults, default);

        Assert.Empty(vaults.BackupVaultList!);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Throws_what_the_service_said()
    {
        await using var server = await LoopbackServer.StartAsync(
            (400, """{"Code":"ResourceNotFoundException","Message":"No such vault"}"""));
        using var clients = Local.Clients();

        var refused = await Assert.ThrowsAsync<AwsException>(() => clients.For(Local.At(server.Endpoint))
            .SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = "gone" }, default));

        Assert.Equal("No such vault", refused.Message);
        Assert.Equal(400, refused.Status);
        Assert.Equal("request-1", refused.RequestId);
    }

    [Fact]
    public async Task Says_which_address_did_not_answer()
    {
        var server = await LoopbackServer.StartAsync((200, "{}"));
        await server.DisposeAsync();
        using var clients = Local.Clients(("AWS_MAX_ATTEMPTS", "1"));

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => clients.For(Local.At(server.Endpoint))
            .SendAsync(BackupApi.ListBackupVaults, AllVaults, default));

        Assert.StartsWith(
            $"ListBackupVaults in us-east-1: {server.Endpoint.Authority} did not answer", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_when_the_caller_gives_up()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var clients = Local.Clients();
        using CancellationTokenSource givingUp = new(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => clients.For(Local.At(server.Endpoint))
            .SendAsync(BackupApi.ListBackupVaults, AllVaults, givingUp.Token));
    }

    [Fact]
    public async Task Signs_so_that_our_own_verifier_believes_it()
    {
        List<string> verified = [];
        await using var server = await LoopbackServer.StartAsync((request, context) =>
        {
            lock (verified) verified.Add(Local.Verifier().Verify(request).Scope.Service);
            return context.Response.WriteAsync(request.Path == "/" ? "<r><DescribeDBSnapshotsResult/></r>" : "{}");
        });
        using var clients = Local.Clients();
        var client = clients.For(Local.At(server.Endpoint));

        await client.SendAsync(BackupApi.ListBackupVaults, new() { NextToken = "a+b/c d=" }, default);
        await client.SendAsync(RdsApi.DescribeDBSnapshots, new() { DBSnapshotIdentifier = "awsbackup:job-1 ü" }, default);

        Assert.Equal(["backup", "rds"], verified);
    }

    [Fact]
    public async Task Encodes_an_ARN_in_the_path_once()
    {
        await using var server = await LoopbackServer.StartAsync((_, context) => context.Response.WriteAsync("{}"));
        using var clients = Local.Clients();

        await clients.For(Local.At(server.Endpoint)).SendAsync(BackupApi.DescribeRecoveryPoint, new()
        {
            BackupVaultName = "vault",
            RecoveryPointArn = "arn:aws:ec2:us-east-1::image/ami-1",
        }, default);

        var request = Assert.Single(server.Requests);
        Assert.Equal("/backup-vaults/vault/recovery-points/arn%3Aaws%3Aec2%3Aus-east-1%3A%3Aimage%2Fami-1", request.Path);
        Local.Verifier().Verify(request);
    }

    [Fact]
    public async Task Hands_a_streamed_body_on_unread()
    {
        await using var server = await LoopbackServer.StartAsync((request, context) =>
        {
            context.Response.Headers["x-amz-Data-Length"] = "5";
            return context.Response.WriteAsync("block");
        });
        using var clients = Local.Clients();

        var block = await clients.For(Local.At(server.Endpoint)).SendAsync(
            EbsApi.GetSnapshotBlock, new() { SnapshotId = "snap-1", BlockIndex = 1, BlockToken = "t" }, default);

        using StreamReader body = new(((IStreamingBody)block).Body!);
        Assert.Equal("block", await body.ReadToEndAsync());
    }

    [Fact]
    public async Task Follows_the_pages_of_a_list_to_its_end()
    {
        await using var server = await LoopbackServer.StartAsync(
            (200, """{"BackupVaultList":[{"BackupVaultName":"one"}],"NextToken":"more"}"""),
            (200, """{"BackupVaultList":[{"BackupVaultName":"two"}]}"""));
        using var clients = Local.Clients();
        List<string?> names = [];

        var pages = clients.For(Local.At(server.Endpoint)).PagesAsync(
            BackupApi.ListBackupVaults, AllVaults, page => page.NextToken, (input, token) => input with { NextToken = token }, default);
        await foreach (var page in pages) names.AddRange(page.BackupVaultList!.Select(vault => vault.BackupVaultName));

        Assert.Equal(["one", "two"], names);
        Assert.Equal("more", server.Requests[1].Query.Single(parameter => parameter.Key == "nextToken").Value);
    }
}
