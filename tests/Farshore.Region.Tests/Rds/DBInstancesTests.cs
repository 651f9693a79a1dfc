using Farshore.Aws;
using Farshore.Aws.Rds;
using Npgsql;

namespace Farshore.Region.Tests.Rds;

public sealed class DBInstancesTests
{
    [Fact]
    public async Task Runs_a_server_that_takes_the_master_password_and_no_other()
    {
        await using var region = await RdsInFolder.StartAsync();

        var made = await region.CreateAsync("orders", input => input with { Tags = [new() { Key = "app", Value = "shop" }] });

        Assert.Equal("on", await RdsInFolder.ScalarAsync(made, "SHOW data_checksums"));
        Assert.Equal("orders", await RdsInFolder.ScalarAsync(made, "SELECT current_database()"));
        Assert.Equal(false, await RdsInFolder.ScalarAsync(made, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"));
        await Assert.ThrowsAsync<PostgresException>(() => RdsInFolder.ScalarAsync(made, "SELECT 1", "wrong-horse-9"));
        Assert.Equal(5432, made.Endpoint!.Port);
        Assert.Equal("arn:aws:rds:us-east-1:000000000000:db:orders", made.DBInstanceArn);
        Assert.Equal("shop", Assert.Single(made.TagList!).Value);
        Assert.Equal(["subnet-a", "subnet-b"], made.DBSubnetGroup!.Subnets!.Select(subnet => subnet.SubnetIdentifier!));
        var written = Directory.EnumerateFiles(region.Folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".sock", StringComparison.Ordinal));
        Assert.DoesNotContain(written, file => Contains(file, RdsInFolder.Password));
    }

    [Fact]
    public async Task Stops_starts_and_reboots_keeping_data_and_endpoint()
    {
        await using var region = await RdsInFolder.StartAsync();
        var made = await region.CreateAsync("orders");
        await RdsInFolder.ScalarAsync(made, "CREATE TABLE t AS SELECT 42 AS n");

        await region.SendAsync(RdsApi.StopDBInstance, new() { DBInstanceIdentifier = "orders" });
        await region.UntilAsync("orders", "stopped");
        Assert.Null(Farshore.Region.Processes.OwnedProcess.Find(region.Folder, $"rds-{made.DbiResourceId}"));
        var refusal = await Assert.ThrowsAsync<AwsException>(
            () => region.SendAsync(RdsApi.RebootDBInstance, new() { DBInstanceIdentifier = "orders" }));
        Assert.Equal("InvalidDBInstanceState", refusal.Code);
        await region.SendAsync(RdsApi.StartDBInstance, new() { DBInstanceIdentifier = "orders" });
        await region.UntilAsync("orders", "available");
        await region.SendAsync(RdsApi.RebootDBInstance, new() { DBInstanceIdentifier = "orders" });
        var now = await region.UntilAsync("orders", "available");

        Assert.Equal(made.Endpoint, now.Endpoint);
        Assert.Equal(42, await RdsInFolder.ScalarAsync(now, "SELECT n FROM t"));
    }

    [Fact]
    public async Task Finds_its_servers_running_after_the_region_restarts_and_starts_those_that_were_killed()
    {
        await using var region = await RdsInFolder.StartAsync();
        var kept = await region.CreateAsync("kept");
        var killed = await region.CreateAsync("killed");
        await RdsInFolder.ScalarAsync(killed, "CREATE TABLE t AS SELECT 42 AS n");
        var pid = region.ServerOf(kept)!.Pid;

        region.ServerOf(killed)!.Signal(9);
        await region.ServerOf(killed)!.ExitAsync(TimeProvider.System, CancellationToken.None);
        await region.RestartAsync();
        while (region.ServerOf(killed) is not { IsAlive: true }) await Task.Delay(20);
        await region.UntilAsync("killed", "available");

        Assert.Equal(pid, region.ServerOf(kept)!.Pid);
        Assert.Equal(1, await RdsInFolder.ScalarAsync(kept, "SELECT 1"));
        Assert.Equal(42, await RdsInFolder.ScalarAsync(killed, "SELECT n FROM t"));
    }

    [Fact]
    public async Task Starts_a_killed_server_whose_lock_file_names_a_living_stranger()
    {
        await using var region = await RdsInFolder.StartAsync();
        var made = await region.CreateAsync("orders");
        region.ServerOf(made)!.Signal(9);
        await region.ServerOf(made)!.ExitAsync(TimeProvider.System, CancellationToken.None);
        await region.CloseAsync();
        var file = Path.Combine(region.Folder, "rds", made.DbiResourceId!, "data", "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file);
        await File.WriteAllLinesAsync(file, [$"{Environment.ProcessId}", .. lines[1..]]);

        await region.OpenAsync();
        while (region.ServerOf(made) is not { IsAlive: true }) await Task.Delay(20);

        Assert.Equal(1, await RdsInFolder.ScalarAsync(await region.UntilAsync("orders", "available"), "SELECT 1"));
    }

    [Fact]
    public async Task Carries_on_making_an_instance_that_a_killed_region_had_begun()
    {
        await using var region = await RdsInFolder.StartAsync();
        await region.SendAsync(RdsApi.CreateDBInstance, new()
        {
            DBInstanceIdentifier = "orders", DBInstanceClass = "db.t3.micro", Engine = "postgres", AllocatedStorage = 20,
            MasterUsername = "shop", MasterUserPassword = RdsInFolder.Password,
        });

        await region.RestartAsync();

        Assert.Equal(1, await RdsInFolder.ScalarAsync(await region.UntilAsync("orders", "available"), "SELECT 1"));
    }

    [Fact]
    public async Task Changes_the_master_password_and_deletes_only_what_is_not_protected()
    {
        await using var region = await RdsInFolder.StartAsync();
        await region.CreateAsync("orders", input => input with { DeletionProtection = true });

        await region.SendAsync(RdsApi.ModifyDBInstance, new() { DBInstanceIdentifier = "orders", MasterUserPassword = "another-horse-9" });
        var modified = await region.UntilAsync("orders", "available");
        Assert.Equal(1, await RdsInFolder.ScalarAsync(modified, "SELECT 1", "another-horse-9"));

        var delete = new DeleteDBInstanceMessage { DBInstanceIdentifier = "orders", SkipFinalSnapshot = true };
        var refusal = await Assert.ThrowsAsync<AwsException>(() => region.SendAsync(RdsApi.DeleteDBInstance, delete));
        Assert.Equal("Cannot delete protected DB Instance, please disable deletion protection and try again.", refusal.Message);
        await region.SendAsync(RdsApi.ModifyDBInstance, new() { DBInstanceIdentifier = "orders", DeletionProtection = false });
        await region.UntilAsync("orders", "available");
        await region.SendAsync(RdsApi.DeleteDBInstance, delete);
        var gone = await Assert.ThrowsAsync<AwsException>(async () =>
        {
            while (true) await region.FindAsync("orders");
        });
        Assert.Equal(("DBInstanceNotFound", 404), (gone.Code, gone.Status));
        Assert.False(Directory.Exists(Path.Combine(region.Folder, "rds", modified.DbiResourceId!)));
    }

    [Theory]
    [InlineData("mysql", null, "longenough1", "InvalidParameterValue", "Invalid DB engine: mysql")]
    [InlineData("postgres", "9.6", "longenough1", "InvalidParameterCombination", "Cannot find version 9.6 for postgres")]
    [InlineData("postgres", null, "short", "InvalidParameterValue", "shorter than 8 characters")]
    [InlineData("postgres", null, "with/slash-in-it", "InvalidParameterValue", "Only printable ASCII characters")]
    public async Task Refuses_what_cannot_be_had(string engine, string? version, string password, string code, string message)
    {
        await using var region = await RdsInFolder.StartAsync();

        var refusal = await Assert.ThrowsAsync<AwsException>(() => region.CreateAsync(
            "orders", input => input with { Engine = engine, EngineVersion = version, MasterUserPassword = password }));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(message, refusal.Message);
    }

    static bool Contains(string file, string text)
    {
        try
        {
            return File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0;
        }
        catch (IOException)
        {
            return false; // a socket, or a file the server has just removed
        }
    }
}
