using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Rds;
using Farshore.Region.Tests.Rds;

namespace Farshore.Region.Tests.Backup;

public sealed class BackupJobsTests
{
    [Fact]
    public async Task Backs_up_copies_and_restores_a_database_into_another_region()
    {
        RdsInFolder? primary = null, secondary = null;
        await using var east = primary = await RdsInFolder.StartAsync("us-east-1", _ => secondary!.Client);
        await using var west = secondary = await RdsInFolder.StartAsync("us-west-2", _ => primary!.Client);
        var orders = await east.CreateAsync("orders");
        await RdsInFolder.ScalarAsync(orders, "CREATE TABLE t AS SELECT n FROM generate_series(1, 1000) n");
        var vault = await west.SendAsync(BackupApi.CreateBackupVault, new() { BackupVaultName = "safe" });

        var job = await BackUpAsync(east, orders, new Dictionary<string, string> { ["app"] = "shop" });
        var copy = await CopyAsync(east, job.RecoveryPointArn!, vault.BackupVaultArn!);
        var point = await west.SendAsync(BackupApi.DescribeRecoveryPoint, new()
        {
            BackupVaultName = "safe", RecoveryPointArn = copy.DestinationRecoveryPointArn!,
        });
        var told = await west.SendAsync(BackupApi.GetRecoveryPointRestoreMetadata, new()
        {
            BackupVaultName = "safe", RecoveryPointArn = point.RecoveryPointArn!,
        });
        var restore = await RestoreAsync(
            west, point.RecoveryPointArn!, new() { ["DBInstanceIdentifier"] = "orders", ["dbInstanceClass"] = "db.t3.small" });

        Assert.Equal("100.0", job.PercentDone);
        Assert.StartsWith("arn:aws:rds:us-east-1:000000000000:snapshot:awsbackup:job-", job.RecoveryPointArn);
        Assert.StartsWith("arn:aws:rds:us-west-2:000000000000:snapshot:awsbackup:copyjob-", copy.DestinationRecoveryPointArn);
        Assert.Equal(job.CreationDate, point.CreationDate);
        Assert.Equal(orders.DBInstanceArn, point.ResourceArn);
        Assert.Equal("orders", told.RestoreMetadata!["DBInstanceIdentifier"]);
        Assert.Equal("arn:aws:rds:us-west-2:000000000000:db:orders", restore.CreatedResourceArn);
        var restored = await west.FindAsync("orders");
        Assert.Equal("db.t3.small", restored.DBInstanceClass);
        Assert.Equal(1000L, await RdsInFolder.ScalarAsync(restored, "SELECT count(*) FROM t"));
        Assert.Equal(
            orders.DBInstanceArn, Assert.Single((await west.SendAsync(BackupApi.ListProtectedResources, new())).Results!).ResourceArn);
        Assert.Equal("shop", (await west.SendAsync(BackupApi.ListTags, new() { ResourceArn = point.RecoveryPointArn! })).Tags!["app"]);

        var managed = await Assert.ThrowsAsync<AwsException>(() => west.SendAsync(
            RdsApi.DeleteDBSnapshot, new() { DBSnapshotIdentifier = Arn.Parse(point.RecoveryPointArn!).Name }));
        Assert.Equal("InvalidDBSnapshotState", managed.Code);
        var full = await Assert.ThrowsAsync<AwsException>(
            () => west.SendAsync(BackupApi.DeleteBackupVault, new() { BackupVaultName = "safe" }));
        Assert.Equal("InvalidRequestException", full.Code);
        await west.SendAsync(BackupApi.DeleteRecoveryPoint, new() { BackupVaultName = "safe", RecoveryPointArn = point.RecoveryPointArn! });
        await west.SendAsync(BackupApi.DeleteBackupVault, new() { BackupVaultName = "safe" });
        Assert.Empty((await west.SendAsync(RdsApi.DescribeDBSnapshots, new())).DBSnapshots ?? []);
    }

    [Fact]
    public async Task Answers_a_repeated_request_with_the_first_job_and_refuses_another_under_its_token()
    {
        await using var region = await RdsInFolder.StartAsync();
        var orders = await region.CreateAsync("orders");
        var input = Input(orders) with { IdempotencyToken = "run-1/backup" };

        var first = await region.SendAsync(BackupApi.StartBackupJob, input);
        var again = await region.SendAsync(BackupApi.StartBackupJob, input);
        var other = await Assert.ThrowsAsync<AwsException>(() => region.SendAsync(
            BackupApi.StartBackupJob, input with { Lifecycle = new() { DeleteAfterDays = 7 } }));
        await EndAsync(region, first.BackupJobId!);

        Assert.Equal(first.BackupJobId, again.BackupJobId);
        Assert.Equal("InvalidParameterValueException", other.Code);
        Assert.Single((await region.SendAsync(BackupApi.ListBackupJobs, new())).BackupJobs!);
        Assert.Single((await region.SendAsync(RdsApi.DescribeDBSnapshots, new() { SnapshotType = "awsbackup" })).DBSnapshots!);
    }

    [Fact]
    public async Task Deletes_a_recovery_point_on_its_day_by_the_regions_clock()
    {
        await using var region = await RdsInFolder.StartAsync();
        var orders = await region.CreateAsync("orders");
        var started = await region.SendAsync(
            BackupApi.StartBackupJob, Input(orders) with { Lifecycle = new() { DeleteAfterDays = 35 } });
        await EndAsync(region, started.BackupJobId!);

        await region.AdvanceAsync(TimeSpan.FromDays(34));
        Assert.Single(await PointsAsync());
        await region.AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Empty(await PointsAsync());
        Assert.Empty((await region.SendAsync(RdsApi.DescribeDBSnapshots, new())).DBSnapshots ?? []);

        async Task<IReadOnlyList<RecoveryPointByBackupVault>> PointsAsync() => (await region.SendAsync(
            BackupApi.ListRecoveryPointsByBackupVault, new() { BackupVaultName = "Default" })).RecoveryPoints ?? [];
    }

    [Fact]
    public async Task Fails_a_second_job_of_a_resource_while_the_first_runs()
    {
        await using var region = await RdsInFolder.StartAsync();
        var orders = await region.CreateAsync("orders");

        var first = await region.SendAsync(BackupApi.StartBackupJob, Input(orders));
        var second = await region.SendAsync(BackupApi.StartBackupJob, Input(orders));
        var failed = await region.SendAsync(BackupApi.DescribeBackupJob, new() { BackupJobId = second.BackupJobId! });

        Assert.Equal(
            ("FAILED", "Backup job failed because there was a running job for the same resource."), (failed.State, failed.StatusMessage));
        Assert.Equal("COMPLETED", (await EndAsync(region, first.BackupJobId!)).State);
    }

    [Fact]
    public async Task Stops_a_job_leaving_nothing_of_it()
    {
        await using var region = await RdsInFolder.StartAsync();
        var orders = await region.CreateAsync("orders");
        await RdsInFolder.ScalarAsync(orders, "CREATE TABLE t AS SELECT n, repeat('x', 500) FROM generate_series(1, 100000) n");

        var started = await region.SendAsync(BackupApi.StartBackupJob, Input(orders));
        await region.SendAsync(BackupApi.StopBackupJob, new() { BackupJobId = started.BackupJobId! });
        var ended = await EndAsync(region, started.BackupJobId!);

        Assert.Equal("ABORTED", ended.State);
        Assert.Empty((await region.SendAsync(RdsApi.DescribeDBSnapshots, new())).DBSnapshots ?? []);
        Assert.Empty((await region.SendAsync(BackupApi.ListRecoveryPointsByBackupVault,
            new() { BackupVaultName = "Default" })).RecoveryPoints ?? []);
        await region.UntilAsync("orders", "available");
        var late = await Assert.ThrowsAsync<AwsException>(
            () => region.SendAsync(BackupApi.StopBackupJob, new() { BackupJobId = started.BackupJobId! }));
        Assert.Equal("InvalidRequestException", late.Code);
    }

    [Fact]
    public async Task Takes_up_a_running_job_after_a_restart_and_ends_with_one_recovery_point()
    {
        await using var region = await RdsInFolder.StartAsync();
        var orders = await region.CreateAsync("orders");
        var started = await region.SendAsync(BackupApi.StartBackupJob, Input(orders));

        await region.RestartAsync();
        var ended = await EndAsync(region, started.BackupJobId!);

        Assert.Equal(("COMPLETED", null), (ended.State, ended.StatusMessage));
        var points = await region.SendAsync(BackupApi.ListRecoveryPointsByResource, new() { ResourceArn = orders.DBInstanceArn! });
        Assert.Equal(ended.RecoveryPointArn, Assert.Single(points.RecoveryPoints!).RecoveryPointArn);
        Assert.Single((await region.SendAsync(RdsApi.DescribeDBSnapshots, new())).DBSnapshots!);
    }

    [Theory]
    [InlineData("nowhere", "arn:aws:rds:us-east-1:000000000000:db:orders", RdsInFolder.BackupRole, "ResourceNotFoundException")]
    [InlineData("Default", "arn:aws:rds:eu-west-1:000000000000:db:orders", RdsInFolder.BackupRole, "InvalidParameterValueException")]
    [InlineData("Default", "arn:aws:dynamodb:us-east-1:000000000000:table/orders", RdsInFolder.BackupRole,
        "InvalidParameterValueException")]
    [InlineData("Default", "arn:aws:rds:us-east-1:000000000000:db:orders", "arn:aws:iam::000000000000:role/absent",
        "InvalidParameterValueException")]
    public async Task Refuses_jobs_that_cannot_be_done(string vault, string resource, string role, string code)
    {
        await using var region = await RdsInFolder.StartAsync();

        var refusal = await Assert.ThrowsAsync<AwsException>(() => region.SendAsync(
            BackupApi.StartBackupJob, new() { BackupVaultName = vault, ResourceArn = resource, IamRoleArn = role }));

        Assert.Equal(code, refusal.Code);
    }

    [Theory]
    [InlineData("DBInstanceIdentifier", "other", "DBSnapshotIdentifier", "x",
        "Invalid restore metadata for resource type RDS: DBSnapshotIdentifier")]
    [InlineData("DBInstanceClass", "db.t3.micro", "Port", "5432", "Restore metadata must contain DBInstanceIdentifier")]
    [InlineData("DBInstanceIdentifier", "orders", "Port", "5432", "DB instance already exists")]
    [InlineData("DBInstanceIdentifier", "other", "MultiAZ", "yes", "MultiAZ must be true or false")]
    public async Task Fails_a_restore_whose_metadata_cannot_be_used(
        string key, string value, string otherKey, string otherValue, string message)
    {
        await using var region = await RdsInFolder.StartAsync();
        var orders = await region.CreateAsync("orders");
        var job = await BackUpAsync(region, orders);

        var started = await region.SendAsync(BackupApi.StartRestoreJob, new()
        {
            RecoveryPointArn = job.RecoveryPointArn!, IamRoleArn = RdsInFolder.BackupRole,
            Metadata = new Dictionary<string, string> { [key] = value, [otherKey] = otherValue },
        });
        var ended = await EndRestoreAsync(region, started.RestoreJobId!);

        Assert.Equal("FAILED", ended.Status);
        Assert.Contains(message, ended.StatusMessage);
    }

    static StartBackupJobInput Input(DBInstance instance) => new()
    {
        BackupVaultName = "Default", ResourceArn = instance.DBInstanceArn!, IamRoleArn = RdsInFolder.BackupRole,
    };

    static async Task<DescribeBackupJobOutput> BackUpAsync(RdsInFolder region, DBInstance instance, Dictionary<string, string>? tags = null)
    {
        var started = await region.SendAsync(BackupApi.StartBackupJob, Input(instance) with { RecoveryPointTags = tags });
        var ended = await EndAsync(region, started.BackupJobId!);
        Assert.True(ended.State == "COMPLETED", $"{ended.State}: {ended.StatusMessage}");
        return ended;
    }

    static async Task<DescribeBackupJobOutput> EndAsync(RdsInFolder region, string id)
    {
        while (true)
        {
            var now = await region.SendAsync(BackupApi.DescribeBackupJob, new() { BackupJobId = id });
            if (now.CompletionDate is not null) return now;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    static async Task<CopyJob> CopyAsync(RdsInFolder region, string point, string vault)
    {
        var started = await region.SendAsync(BackupApi.StartCopyJob, new()
        {
            RecoveryPointArn = point, SourceBackupVaultName = "Default", DestinationBackupVaultArn = vault,
            IamRoleArn = RdsInFolder.BackupRole,
        });
        while (true)
        {
            var now = (await region.SendAsync(BackupApi.DescribeCopyJob, new() { CopyJobId = started.CopyJobId! })).CopyJob!;
            Assert.True(now.State != "FAILED", now.StatusMessage);
            if (now.CompletionDate is not null) return now;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    static async Task<DescribeRestoreJobOutput> RestoreAsync(RdsInFolder region, string point, Dictionary<string, string> metadata)
    {
        var started = await region.SendAsync(BackupApi.StartRestoreJob, new()
        {
            RecoveryPointArn = point, Metadata = metadata, IamRoleArn = RdsInFolder.BackupRole,
        });
        var ended = await EndRestoreAsync(region, started.RestoreJobId!);
        Assert.True(ended.Status == "COMPLETED", ended.StatusMessage);
        return ended;
    }

    static async Task<DescribeRestoreJobOutput> EndRestoreAsync(RdsInFolder region, string id)
    {
        while (true)
        {
            var now = await region.SendAsync(BackupApi.DescribeRestoreJob, new() { RestoreJobId = id });
            if (now.CompletionDate is not null) return now;
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
