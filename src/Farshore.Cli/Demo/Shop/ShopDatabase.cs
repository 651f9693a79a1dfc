using System.Diagnostics;
using System.Security.Cryptography;
using Farshore.Aws.Client;
using Farshore.Aws.Rds;

namespace Farshore.Cli.Demo.Shop;

/// <summary>The shop's database: pgbench's standard tables, with pgbench's own transactions running against them.</summary>
sealed class ShopDatabase(IAwsClient primary, string passwordFile, TimeProvider time)
{
    public const string Identifier = "orders";
    public const string Database = "shop";
    public const string User = "shop";

    /// <summary>Rows of pgbench_accounts at this scale.</summary>
    public const int Accounts = Scale * 100_000;

    const int Scale = 10;
    const int TransactionsPerSecond = 50;

    // Longer than anybody rehearses; it is ended with the demo.
    const int Week = 7 * 24 * 3600;

    Endpoint? filled;
    Process? traffic;

    /// <summary>Creates the instance and fills it.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await WritePasswordAsync(password, cancellationToken);
        await primary.SendAsync(RdsApi.CreateDBInstance, new()
        {
            DBInstanceIdentifier = Identifier,
            DBName = Database,
            Engine = "postgres",
            DBInstanceClass = "db.t3.micro",
            AllocatedStorage = 20,
            MasterUsername = User,
            MasterUserPassword = password,
        }, cancellationToken);
        var endpoint = await Until.HoldsAsync($"database {Identifier} is available", time, async () =>
        {
            var found = await primary.SendAsync(RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = Identifier }, cancellationToken);
            return found.DBInstances![0] is { DBInstanceStatus: "available", Endpoint: { } ready } ? ready : null;
        }, cancellationToken);

        using var fill = Pgbench(endpoint, "--initialize", $"--scale={Scale}", "--quiet");
        await fill.WaitForExitAsync(cancellationToken);
        filled = fill.ExitCode == 0
            ? endpoint : throw new InvalidOperationException($"pgbench could not fill database {Identifier} (exit code {fill.ExitCode})");
    }

    /// <summary>Whether transactions still run.</summary>
    public bool IsBusy => traffic is { HasExited: false };

    /// <summary>Transactions at a steady rate until the database is gone or the demo ends.</summary>
    public void StartTraffic() => traffic = Pgbench(filled ?? throw new InvalidOperationException("the database is not filled yet"),
        "--client=2", $"--time={Week}", $"--rate={TransactionsPerSecond}", "--no-vacuum");

    public async Task StopTrafficAsync()
    {
        if (traffic is null) return;
        if (!traffic.HasExited) traffic.Kill();
        await traffic.WaitForExitAsync();
        traffic.Dispose();
        traffic = null;
    }

    async Task WritePasswordAsync(string password, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(passwordFile, new FileStreamOptions
        {
            Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        await using var writer = new StreamWriter(file);
        await writer.WriteAsync(password.AsMemory(), cancellationToken);
    }

    Process Pgbench(Endpoint endpoint, params string[] arguments)
    {
        var start = new ProcessStartInfo(InstalledTools.FindPostgres("pgbench")
            ?? throw new InvalidOperationException("pgbench is not installed: apt-get install postgresql"))
        {
            ArgumentList = { "--host", endpoint.Address!, "--port", $"{endpoint.Port}", "--username", User },
            Environment = { ["PGPASSWORD"] = File.ReadAllText(passwordFile) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[.. arguments, Database]) start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("pgbench did not start");
        // Read and dropped: a full pipe would stop it, and losing the database mid-traffic makes it complain at length.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
