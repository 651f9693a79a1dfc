using System.Diagnostics;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Rds;

namespace Farshore.Region.Tests.Rds;

public sealed class DBSnapshotsTests
{
    // pgbench adds each transaction's delta to one account, one teller and one branch, and records it: the four sums always agree.
    const string Difference = """
        SELECT abs(a - t) + abs(a - b) + abs(a - h) FROM (SELECT
        (SELECT sum(abalance) FROM pgbench_accounts) a, (SELECT sum(tbalance) FROM pgbench_tellers) t,
        (SELECT sum(bbalance) FROM pgbench_branches) b, (SELECT coalesce(sum(delta), 0) FROM pgbench_history) h) sums
        """;

    [Fact]
    public async Task Restores_a_snapshot_taken_under_load_to_one_moment()
    {
        await using var region = await RdsInFolder.StartAsync();
        var made = await region.CreateAsync("orders");
        await PgbenchAsync(made, "-i", "-q", "-s", "2");
        using var load = Pgbench(made, "-c", "4", "-T", "60", "-n");
        while ((long)(await RdsInFolder.ScalarAsync(made, "SELECT count(*) FROM pgbench_history"))! < 200) await Task.Delay(20);

        var taken = await region.SnapshotAsync("orders", "nightly");
        var after = (long)(await RdsInFolder.ScalarAsync(made, "SELECT count(*) FROM pgbench_history"))!;
        load.Kill(entireProcessTree: true);
        await region.SendAsync(
            RdsApi.RestoreDBInstanceFromDBSnapshot, new() { DBInstanceIdentifier = "again", DBSnapshotIdentifier = "nightly" });
        var restored = await region.UntilAsync("again", "available");

        Assert.Equal(100, taken.PercentProgress);
        Assert.NotEqual(made.Endpoint, restored.Endpoint);
        Assert.Equal(0L, await RdsInFolder.ScalarAsync(restored, Difference));
        Assert.InRange((long)(await RdsInFolder.ScalarAsync(restored, "SELECT count(*) FROM pgbench_history"))!, 200, after);
        Assert.Equal(200_000L, await RdsInFolder.ScalarAsync(restored, "SELECT count(*) FROM pgbench_accounts"));
    }

    [Fact]
    public async Task Copies_a_snapshot_from_another_region_sending_only_what_is_missing()
    {
        RdsInFolder? primary = null;
        var counting = new Counting(() => primary!.Client);
        await using var east = primary = await RdsInFolder.StartAsync();
        await using var west = await RdsInFolder.StartAsync("us-west-2", _ => counting);
        var made = await east.CreateAsync("orders");
        await RdsInFolder.ScalarAsync(made, "CREATE TABLE t AS SELECT n FROM generate_series(1, 100000) n");
        var first = await east.SnapshotAsync("orders", "first");

        await west.SendAsync(
            RdsApi.CopyDBSnapshot, new() { SourceDBSnapshotIdentifier = first.DBSnapshotArn!, TargetDBSnapshotIdentifier = "copied" });
        var copied = await west.UntilSnapshotAsync("copied");
        var sent = counting.Blocks;
        await west.SendAsync(
            RdsApi.RestoreDBInstanceFromDBSnapshot, new() { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = "copied" });
        var restored = await west.UntilAsync("orders", "available");

        Assert.Equal("us-east-1", copied.SourceRegion);
        Assert.Equal(first.OriginalSnapshotCreateTime, copied.OriginalSnapshotCreateTime);
        Assert.Equal(100_000L, await RdsInFolder.ScalarAsync(restored, "SELECT count(*) FROM t"));

        var second = await east.SnapshotAsync("orders", "second");
        await west.SendAsync(
            RdsApi.CopyDBSnapshot, new() { SourceDBSnapshotIdentifier = second.DBSnapshotArn!, TargetDBSnapshotIdentifier = "again" });
        await west.UntilSnapshotAsync("again");
        Assert.InRange(counting.Blocks - sent, 1, sent / 2);
    }

    [Fact]
    public async Task Takes_a_final_snapshot_before_it_deletes_and_one_before_it_stops()
    {
        await using var region = await RdsInFolder.StartAsync();
        var made = await region.CreateAsync("orders");
        await RdsInFolder.ScalarAsync(made, "CREATE TABLE t AS SELECT 42 AS n");

        await region.SendAsync(RdsApi.StopDBInstance, new() { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = "stopped" });
        await region.UntilAsync("orders", "stopped");
        await region.SendAsync(RdsApi.StartDBInstance, new() { DBInstanceIdentifier = "orders" });
        await region.UntilAsync("orders", "available");
        await region.SendAsync(RdsApi.DeleteDBInstance, new() { DBInstanceIdentifier = "orders", FinalDBSnapshotIdentifier = "final" });
        await region.UntilSnapshotAsync("final");
        await Assert.ThrowsAsync<AwsException>(async () =>
        {
            while (true) await region.FindAsync("orders");
        });
        await region.SendAsync(
            RdsApi.RestoreDBInstanceFromDBSnapshot, new() { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = "final" });

        Assert.Equal(42, await RdsInFolder.ScalarAsync(await region.UntilAsync("orders", "available"), "SELECT n FROM t"));
        Assert.Equal(["final", "stopped"], (await region.SendAsync(RdsApi.DescribeDBSnapshots, new())).DBSnapshots!.Select(
            one => one.DBSnapshotIdentifier!));
    }

    [Fact]
    public async Task Takes_up_a_snapshot_that_a_killed_region_had_begun()
    {
        await using var region = await RdsInFolder.StartAsync();
        await region.CreateAsync("orders");
        await region.SendAsync(RdsApi.CreateDBSnapshot, new() { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = "nightly" });

        await region.RestartAsync();

        await region.UntilSnapshotAsync("nightly");
        await region.UntilAsync("orders", "available");
    }

    [Fact]
    public async Task Refuses_a_second_snapshot_of_the_name_and_one_of_a_stopped_instance()
    {
        await using var region = await RdsInFolder.StartAsync();
        await region.CreateAsync("orders");
        await region.SnapshotAsync("orders", "nightly");

        var taken = await Assert.ThrowsAsync<AwsException>(() => region.SnapshotAsync("orders", "nightly"));
        await region.UntilAsync("orders", "available");
        await region.SendAsync(RdsApi.StopDBInstance, new() { DBInstanceIdentifier = "orders" });
        await region.UntilAsync("orders", "stopped");
        var stopped = await Assert.ThrowsAsync<AwsException>(() => region.SnapshotAsync("orders", "other"));
        await region.SendAsync(RdsApi.DeleteDBSnapshot, new() { DBSnapshotIdentifier = "nightly" });
        var gone = await Assert.ThrowsAsync<AwsException>(
            () => region.SendAsync(RdsApi.DeleteDBSnapshot, new() { DBSnapshotIdentifier = "nightly" }));

        Assert.Equal("DBSnapshotAlreadyExists", taken.Code);
        Assert.Equal(
            "Cannot create a snapshot because the database instance orders is not currently in the available state.", stopped.Message);
        Assert.Equal("DBSnapshotNotFound", gone.Code);
    }

    static async Task PgbenchAsync(DBInstance instance, params string[] arguments)
    {
        using var run = Pgbench(instance, arguments);
        await run.WaitForExitAsync();
        Assert.Equal(0, run.ExitCode);
    }

    static Process Pgbench(DBInstance instance, params string[] arguments)
    {
        var start = new ProcessStartInfo("pgbench") { UseShellExecute = false, RedirectStandardOutput = true,
            RedirectStandardError = true };
        foreach (var argument in (string[])["-h", instance.Endpoint!.Address!, "-U", "shop", .. arguments,
            "orders"]) start.ArgumentList.Add(argument);
        start.Environment["PGPASSWORD"] = RdsInFolder.Password;
        return Process.Start(start)!;
    }

    /// <summary>Counts the blocks that are asked for.</summary>
    sealed class Counting(Func<IAwsClient> client) : IAwsClient
    {
        int blocks;

        public int Blocks => blocks;

        public string Region => client().Region;

        public Task<TOutput> SendAsync<TInput, TOutput>(
            Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken)
        {
            if (operation.Name == "GetBlock") Interlocked.Increment(ref blocks);
            return client().SendAsync(operation, input, cancellationToken);
        }
    }
}
