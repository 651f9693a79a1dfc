using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Aws.Rds;
using Farshore.Region.Processes;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.Rds;

namespace Farshore.Region.Tests.Backup;

/// <summary>Copies between two regions that know each other by address only.</summary>
public sealed class CopyJobsTests : IAsyncLifetime
{
    const string West = LocalRegions.West, East = LocalRegions.East;

    LocalRegions regions = null!;
    string point = null!;

    public async ValueTask InitializeAsync()
    {
        regions = await LocalRegions.StartAsync(null, East, West);
        await SendAsync(East, RdsApi.CreateDBInstance, new()
        {
            DBInstanceIdentifier = "orders", DBInstanceClass = "db.t3.micro", Engine = "postgres", AllocatedStorage = 20,
            MasterUsername = "shop", MasterUserPassword = RdsInFolder.Password, DBName = "orders",
        });
        var instance = await UntilAsync(
            async () =>
                (await SendAsync(East, RdsApi.DescribeDBInstances, new())).DBInstances!.Single(), one =>
                    one.DBInstanceStatus == "available");
        await RdsInFolder.ScalarAsync(instance, "CREATE TABLE t AS SELECT n, repeat(md5(n::text), 20) FROM generate_series(1, 20000) n");
        var job = await SendAsync(East, BackupApi.StartBackupJob, new()
        {
            BackupVaultName = "Default", ResourceArn = instance.DBInstanceArn!, IamRoleArn = RdsInFolder.BackupRole,
        });
        var ended = await UntilAsync(
            () =>
                SendAsync(East, BackupApi.DescribeBackupJob, new() { BackupJobId = job.BackupJobId! }), one =>
                    one.CompletionDate is not null);
        Assert.True(ended.State == "COMPLETED", ended.StatusMessage);
        point = ended.RecoveryPointArn!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in new[] { East, West }) await OwnedProcess.KillAllAsync(
            FolderOf(name), TimeProvider.System, CancellationToken.None);
        await regions.DisposeAsync();
    }

    [Fact]
    public async Task Goes_on_after_either_region_was_restarted_and_ends_with_one_copy()
    {
        var vault = (await SendAsync(West, BackupApi.CreateBackupVault, new() { BackupVaultName = "safe" })).BackupVaultArn!;

        var first = await StartAsync(vault);
        await regions.RestartAsync(West);
        var one = await EndAsync(first);
        var second = await StartAsync(vault);
        await regions.RestartAsync(East);
        var other = await EndAsync(second);

        Assert.Equal(("COMPLETED", "COMPLETED"), (one.State, other.State));
        var kept = (await SendAsync(West, BackupApi.ListRecoveryPointsByBackupVault, new() { BackupVaultName = "safe" })).RecoveryPoints!;
        Assert.Equal(
            new[] { one.DestinationRecoveryPointArn, other.DestinationRecoveryPointArn }.Order(StringComparer.Ordinal),
            kept.Select(each => each.RecoveryPointArn).Order(StringComparer.Ordinal));
        Assert.Equal(2, (await SendAsync(West, RdsApi.DescribeDBSnapshots, new())).DBSnapshots!.Count);
    }

    [Fact]
    public async Task Restores_the_copy_when_the_source_region_is_lost()
    {
        var vault = (await SendAsync(West, BackupApi.CreateBackupVault, new() { BackupVaultName = "safe" })).BackupVaultArn!;
        var copy = await EndAsync(await StartAsync(vault));

        await regions.StopAsync(East);
        await OwnedProcess.KillAllAsync(FolderOf(East), TimeProvider.System, CancellationToken.None);
        Directory.Delete(FolderOf(East), recursive: true);
        var restore = await SendAsync(West, BackupApi.StartRestoreJob, new()
        {
            RecoveryPointArn = copy.DestinationRecoveryPointArn!, IamRoleArn = RdsInFolder.BackupRole,
            Metadata = new Dictionary<string, string> { ["DBInstanceIdentifier"] = "orders" },
        });
        var ended = await UntilAsync(
            () =>
                SendAsync(West, BackupApi.DescribeRestoreJob, new() { RestoreJobId = restore.RestoreJobId! }), one =>
                    one.CompletionDate is not null);

        Assert.True(ended.Status == "COMPLETED", ended.StatusMessage);
        var restored = (await SendAsync(West, RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = "orders" })).DBInstances!.Single();
        Assert.Equal(20_000L, await RdsInFolder.ScalarAsync(restored, "SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Refuses_a_vault_that_is_not_there_and_a_region_that_is_away()
    {
        await StartAsync("arn:aws:backup:us-west-2:000000000000:backup-vault:nowhere").RefusedAsync("ResourceNotFoundException");
        await StartAsync("arn:aws:backup:eu-west-1:000000000000:backup-vault:safe").RefusedAsync("InvalidParameterValueException");
        await regions.StopAsync(West);
        var away = await StartAsync("arn:aws:backup:us-west-2:000000000000:backup-vault:safe").RefusedAsync("ServiceUnavailableException");

        Assert.StartsWith("The destination Region us-west-2 could not be reached", away.Message);
    }

    async Task<string> StartAsync(string vault) => (await SendAsync(East, BackupApi.StartCopyJob, new()
    {
        RecoveryPointArn = point, SourceBackupVaultName = "Default", DestinationBackupVaultArn = vault, IamRoleArn = RdsInFolder.BackupRole,
    })).CopyJobId!;

    async Task<CopyJob> EndAsync(string id)
    {
        var ended = await UntilAsync(
            async () =>
                (await SendAsync(East, BackupApi.DescribeCopyJob, new() { CopyJobId = id })).CopyJob!, job =>
                    job.CompletionDate is not null);
        Assert.True(ended.State == "COMPLETED", ended.StatusMessage);
        return ended;
    }

    string FolderOf(string name) => Path.Combine(regions.Home, "local", name);

    Task<TOutput> SendAsync<TInput, TOutput>(string region, Farshore.Aws.Operation<TInput, TOutput> operation, TInput input) =>
        regions.Client(region).SendAsync(operation, input, TestContext.Current.CancellationToken);

    static async Task<T> UntilAsync<T>(Func<Task<T>> find, Func<T, bool> done)
    {
        while (true)
        {
            var now = await find();
            if (done(now)) return now;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
