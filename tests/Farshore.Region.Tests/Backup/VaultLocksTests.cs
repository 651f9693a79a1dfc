using Farshore.Aws.Backup;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.Rds;

namespace Farshore.Region.Tests.Backup;

public sealed class VaultLocksTests : IAsyncLifetime
{
    const string OutOfRange = "The retention specified in the job is not within the range specified for the target Backup Vault.";

    RdsInFolder region = null!;

    public async ValueTask InitializeAsync()
    {
        region = await RdsInFolder.StartAsync();
        await region.SendAsync(BackupApi.CreateBackupVault, new() { BackupVaultName = "safe" });
    }

    public ValueTask DisposeAsync() => region.DisposeAsync();

    [Fact]
    public async Task A_lock_fails_jobs_whose_retention_is_outside_it_and_keeps_what_is_inside()
    {
        var orders = await region.CreateAsync("orders");
        await LockAsync(7, 30);
        var shown = await region.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = "safe" });
        Assert.Equal((true, 7L, 30L), (shown.Locked, shown.MinRetentionDays, shown.MaxRetentionDays));
        Assert.Null(shown.LockDate);

        foreach (var days in new long?[] { null, 1, 31 })
        {
            var failed = await BackUpAsync(orders.DBInstanceArn!, "safe", days);
            Assert.Equal(("FAILED", OutOfRange), (failed.State, failed.StatusMessage));
        }

        var kept = await BackUpAsync(orders.DBInstanceArn!, "safe", 7);
        Assert.Equal("COMPLETED", kept.State);
        var delete = new DeleteRecoveryPointInput { BackupVaultName = "safe", RecoveryPointArn = kept.RecoveryPointArn! };
        await region.SendAsync(BackupApi.DeleteRecoveryPoint, delete).RefusedAsync("InvalidRequestException");
        await region.SendAsync(BackupApi.UpdateRecoveryPointLifecycle, new()
        {
            BackupVaultName = "safe", RecoveryPointArn = kept.RecoveryPointArn!, Lifecycle = new() { DeleteAfterDays = 1 },
        }).RefusedAsync("InvalidParameterValueException");

        var copy = await region.SendAsync(BackupApi.StartCopyJob, new()
        {
            RecoveryPointArn = (await BackUpAsync(orders.DBInstanceArn!, "Default", 1)).RecoveryPointArn!,
            SourceBackupVaultName = "Default", DestinationBackupVaultArn = shown.BackupVaultArn!, IamRoleArn = RdsInFolder.BackupRole,
        });
        CopyJob? ended;
        while ((ended = (await region.SendAsync(BackupApi.DescribeCopyJob, new() { CopyJobId = copy.CopyJobId! })).CopyJob)?.CompletionDate
            is null) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal(("FAILED", OutOfRange), (ended.State, ended.StatusMessage));

        await region.SendAsync(BackupApi.DeleteBackupVaultLockConfiguration, new() { BackupVaultName = "safe" });
        await region.SendAsync(BackupApi.DeleteRecoveryPoint, delete);
    }

    [Fact]
    public async Task A_lock_with_days_of_grace_cannot_be_taken_off_after_them()
    {
        await LockAsync(1, 10, graceDays: 3);
        var grace = await region.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = "safe" });
        Assert.NotNull(grace.LockDate);
        await LockAsync(2, 10, graceDays: 3);

        await region.AdvanceAsync(TimeSpan.FromDays(4));

        await LockAsync(1, 10).RefusedAsync("InvalidRequestException");
        await region.SendAsync(BackupApi.DeleteBackupVaultLockConfiguration, new() { BackupVaultName = "safe" })
            .RefusedAsync("InvalidRequestException");
    }

    [Fact]
    public async Task Refuses_a_lock_that_makes_no_sense()
    {
        await LockAsync(5, 4).RefusedAsync("InvalidParameterValueException");
        await LockAsync(0, 4).RefusedAsync("InvalidParameterValueException");
        await LockAsync(1, 4, graceDays: 2).RefusedAsync("InvalidParameterValueException");
        await region.SendAsync(BackupApi.PutBackupVaultLockConfiguration, new() { BackupVaultName = "none" })
            .RefusedAsync("ResourceNotFoundException");
    }

    [Fact]
    public async Task What_a_policy_denies_is_refused_until_it_is_taken_off()
    {
        var orders = await region.CreateAsync("orders");
        var point = (await BackUpAsync(orders.DBInstanceArn!, "safe", null)).RecoveryPointArn!;
        const string Policy = """
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Deny","Principal":"*","Action":"backup:DeleteRecoveryPoint","Resource":"*"}]}
            """;
        await region.SendAsync(BackupApi.GetBackupVaultAccessPolicy, new() { BackupVaultName = "safe" })
            .RefusedAsync("ResourceNotFoundException");
        await region.SendAsync(BackupApi.PutBackupVaultAccessPolicy, new() { BackupVaultName = "safe", Policy = "{" })
            .RefusedAsync("InvalidParameterValueException");

        await region.SendAsync(BackupApi.PutBackupVaultAccessPolicy, new() { BackupVaultName = "safe", Policy = Policy });

        var told = await region.SendAsync(BackupApi.GetBackupVaultAccessPolicy, new() { BackupVaultName = "safe" });
        Assert.Equal(Policy, told.Policy);
        var delete = new DeleteRecoveryPointInput { BackupVaultName = "safe", RecoveryPointArn = point };
        await region.SendAsync(BackupApi.DeleteRecoveryPoint, delete).RefusedAsync("AccessDeniedException");
        await region.SendAsync(BackupApi.DeleteBackupVaultAccessPolicy, new() { BackupVaultName = "safe" });
        await region.SendAsync(BackupApi.DeleteRecoveryPoint, delete);
    }

    Task LockAsync(long least, long most, long? graceDays = null) => region.SendAsync(BackupApi.PutBackupVaultLockConfiguration, new()
    {
        BackupVaultName = "safe", MinRetentionDays = least, MaxRetentionDays = most, ChangeableForDays = graceDays,
    });

    async Task<DescribeBackupJobOutput> BackUpAsync(string resource, string vault, long? days)
    {
        var started = await region.SendAsync(BackupApi.StartBackupJob, new()
        {
            BackupVaultName = vault, ResourceArn = resource, IamRoleArn = RdsInFolder.BackupRole,
            Lifecycle = days is null ? null : new() { DeleteAfterDays = days },
        });
        while (true)
        {
            var job = await region.SendAsync(BackupApi.DescribeBackupJob, new() { BackupJobId = started.BackupJobId! });
            if (job.CompletionDate is not null) return job;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
