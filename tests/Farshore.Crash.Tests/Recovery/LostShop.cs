using System.Diagnostics;
using Amazon.S3.Model;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Aws.Rds;
using Farshore.Recovery;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Npgsql;

namespace Farshore.Crash.Tests.Recovery;

/// <summary>A bucket and a database on two local regions of their own, protected, backed up, and their primary Region lost. Commands are
/// the built program's.</summary>
sealed class LostShop : IAsyncDisposable
{
    const string Password = "ten-kills-later";
    const int Rows = 5000;
    const int Objects = 20;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("farshore-shop-");
    readonly AwsClients clients = new(TimeProvider.System);

    public string Plan => Path.Combine(home.FullName, "shop.yaml");

    public string Evidence => Path.Combine(home.FullName, "evidence.json");

    /// <param name="isLost">Whether the primary is killed in the end.</param>
    public static async Task<LostShop> OpenAsync(bool isLost = true)
    {
        var shop = new LostShop();
        await shop.RunAsync("local", "up");
        await shop.FillBucketAsync();
        await shop.FillDatabaseAsync();
        await File.WriteAllTextAsync(shop.Plan, shop.PlanText);
        await File.WriteAllTextAsync(Path.Combine(shop.home.FullName, "password"), Password);
        foreach (var command in (string[])["protect", "export", "backup"]) await shop.RunAsync(command, shop.Plan);
        if (isLost) await shop.RunAsync("local", "kill", "us-east-1");
        return shop;
    }

    /// <summary>The databases that the primary has now.</summary>
    public async Task<IReadOnlyList<string>> OriginalsAsync() =>
        [.. (await clients.For(Settings("us-east-1", "primary")).SendAsync(RdsApi.DescribeDBInstances, new(), default))
            .DBInstances!.Select(database => database.DBInstanceIdentifier!)];

    /// <summary>The recovery points in the secondary's vault.</summary>
    public async Task<IReadOnlyList<string>> CopiesAsync() =>
        [.. (await clients.For(Settings("us-west-2", "secondary")).SendAsync(
            BackupApi.ListRecoveryPointsByBackupVault, new() { BackupVaultName = "farshore", MaxResults = 1000 }, default))
            .RecoveryPoints!.Select(point => point.RecoveryPointArn!)];

    /// <summary>The copies that sealed sets speak of.</summary>
    public async Task<IReadOnlyList<string>> SealedCopiesAsync()
    {
        var ledger = new Ledger(clients.S3(Settings("us-west-2", "secondary")), "shop-ledger", "shop");
        List<string> copies = [];
        foreach (var set in await ledger.ListAsync(default))
            copies.Add((await ledger.ReadCapsuleAsync(set, default)).Find("orders")!.Copy!);
        return copies;
    }

    /// <summary>The databases that the secondary has now.</summary>
    public async Task<IReadOnlyList<string>> DatabasesAsync() =>
        [.. (await clients.For(Settings("us-west-2", "secondary")).SendAsync(RdsApi.DescribeDBInstances, new(), default))
            .DBInstances!.Select(database => database.DBInstanceIdentifier!)];

    /// <summary>The plan file from the way home on; empty while it is not written; null where no way home was begun.</summary>
    public string? ReturnedPlan()
    {
        using var engine = new RecoveryEngine(home.FullName);
        var run = engine.Runs.List().FirstOrDefault(run => run.Kind is FailbackRun.Kind);
        return run is null ? null : engine.ReturnedPlan(run.Run) ?? "";
    }

    /// <summary>Carries on what was interrupted, until there is nothing left to carry on.</summary>
    /// <returns>How many runs there were.</returns>
    public async Task<int> ResumeAllAsync()
    {
        var count = 0;
        using var engine = new RecoveryEngine(home.FullName);
        for (; engine.Runs.LatestUnfinished() is { } run; count++) await RunAsync("resume", run.Run, "--yes");
        return count;
    }

    /// <summary>The databases that the journals of all failovers speak of.</summary>
    public IReadOnlyList<string> Recovered()
    {
        using var engine = new RecoveryEngine(home.FullName);
        return [.. engine.Runs.List().Where(run => run.Kind is FailoverRun.Kind).Select(run => engine.Evidence(run.Run))
            .Select(evidence => evidence.Resources.Single(resource => resource.Name == "orders").Restored!)];
    }

    public async Task RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        Assert.True(process.ExitCode == 0, $"farshore {string.Join(' ', arguments)}: {process.ExitCode}\n{await output}\n{await error}");
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "farshore"), arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        start.Environment["FARSHORE_HOME"] = home.FullName;
        start.Environment["NO_COLOR"] = "1";
        return Process.Start(start)!;
    }

    /// <summary>Runs a command and kills it when its time comes.</summary>
    /// <returns>Whether it was still running when its time came, and was killed.</returns>
    public async Task<bool> DiesAsync(string[] command, int milliseconds)
    {
        using var process = Start(command);
        _ = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var life = new CancellationTokenSource(milliseconds);
        try
        {
            await process.WaitForExitAsync(life.Token);
            Assert.True(process.ExitCode == 0 || (await error).Contains("no run to resume", StringComparison.Ordinal), await error);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        await RunAsync("local", "down");
        home.Delete(recursive: true);
    }

    async Task FillBucketAsync()
    {
        var s3 = clients.S3(Settings("us-east-1", "primary"));
        await s3.PutBucketAsync(new PutBucketRequest { BucketName = "shop-media", UseClientRegion = false });
        for (var number = 0; number < Objects; number++)
            await s3.PutObjectAsync(
                new PutObjectRequest { BucketName = "shop-media", Key = $"{number}.txt", ContentBody = $"picture {number}" });
        await clients.S3(Settings("us-west-2", "secondary"))
            .PutBucketAsync(new PutBucketRequest { BucketName = "shop-media-west", BucketRegionName = "us-west-2" });
    }

    async Task FillDatabaseAsync()
    {
        var rds = clients.For(Settings("us-east-1", "primary"));
        await rds.SendAsync(RdsApi.CreateDBInstance, new()
        {
            DBInstanceIdentifier = "orders",
            DBInstanceClass = "db.t3.micro",
            Engine = "postgres",
            MasterUsername = "shop",
            MasterUserPassword = Password,
            AllocatedStorage = 20,
        }, default);
        Endpoint? endpoint = null;
        using var patience = new CancellationTokenSource(Patience);
        while (endpoint?.Address is null)
        {
            var found = await rds.SendAsync(RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = "orders" }, default);
            endpoint = found.DBInstances is [{ DBInstanceStatus: "available" } ready] ? ready.Endpoint : null;
            await Task.Delay(50, patience.Token);
        }

        await using var connection = new NpgsqlConnection(
            $"Host={endpoint.Address};Port={endpoint.Port};Username=shop;Password={Password};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            $"CREATE TABLE orders AS SELECT n AS id, now() AS placed_at FROM generate_series(1, {Rows}) n", connection);
        await command.ExecuteNonQueryAsync();
    }

    ClientSettings Settings(string region, string profile) =>
        new(region) { Profile = profile, ConfigFile = Path.Combine(home.FullName, "local", "aws", "config") };

    string PlanText => $$"""
        plan: shop
        awsConfigFile: local/aws/config
        primary: { region: us-east-1, profile: primary }
        secondary: { region: us-west-2, profile: secondary }
        ledger: shop-ledger
        retention: { last: 1000 }
        resources:
          - { name: media, type: s3, bucket: shop-media, replica: shop-media-west }
          - name: orders
            type: rds
            instance: orders
            password: { file: password }
            checks: [{ sql: select count(*) from orders, equals: {{Rows}} }]
            heartbeat: { sql: select max(placed_at) from orders }
        """;
}
