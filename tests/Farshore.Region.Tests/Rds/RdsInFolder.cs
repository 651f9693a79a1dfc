using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Protocols;
using Farshore.Aws.Rds;
using Farshore.Region.Backup;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;
using Farshore.Region.Partitions;
using Farshore.Region.Processes;
using Farshore.Region.Rds;
using Farshore.Region.Storage;
using Farshore.Region.Storage.Blocks;
using Farshore.Region.Storage.Checks;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Farshore.Region.Tests.Rds;

/// <summary>A region's services called through their wire form, without a socket.</summary>
public sealed class ServedClient(string region, Operations served, string keyId) : IAwsClient
{
    public string Region => region;

    public async Task<TOutput> SendAsync<TInput,
        TOutput>(Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken)
    {
        var call = new Call(new("arn:aws:iam::000000000000:root", "000000000000", keyId), "request", TimeProvider.System.GetUtcNow());
        var one = served.All.Single(candidate => ReferenceEquals(candidate.Operation, operation));
        return operation.ReadResponse(await one.InvokeAsync(operation.WriteRequest(input), call, cancellationToken));
    }
}

/// <summary>RDS of a region in a temporary folder, with a network of its own invention.</summary>
public sealed class RdsInFolder : IAsyncDisposable
{
    public const string Vpc = "vpc-1";
    public const string BackupRole = "arn:aws:iam::000000000000:role/service-role/AWSBackupDefaultServiceRole";
    public const string Password = "correct-horse-9";

    readonly RegionClock clock = new(TimeProvider.System);
    readonly string folder;
    readonly Func<string, IAwsClient> peer;
    Database database = null!;
    Partition partition = null!;
    readonly List<IRegionService> services = [];

    RdsInFolder(string name, Func<string, IAwsClient> peer)
    {
        (Name, this.peer) = (name, peer);
        folder = Directory.CreateTempSubdirectory("farshore-rds-").FullName;
    }

    public string Name { get; }

    public string Folder => folder;

    public ServedClient Client { get; private set; } = null!;

    public BlockStore Blocks { get; private set; } = null!;

    public static async Task<RdsInFolder> StartAsync(string name = "us-east-1", Func<string, IAwsClient>? peer = null)
    {
        var made = new RdsInFolder(name, peer ?? (_ => throw new InvalidOperationException("no peer")));
        await made.OpenAsync();
        return made;
    }

    /// <summary>Puts the region's clock forward, and waits until what fell due is done.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        clock.SetAhead(clock.Ahead + by);
        foreach (var service in services.OfType<IFollowsClock>()) await service.CaughtUpAsync(CancellationToken.None);
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Puts the clock forward without waiting for anything, as while the region is away.</summary>
    public void Forward(TimeSpan by) => clock.SetAhead(clock.Ahead + by);

    /// <summary>Hash over all that a snapshot holds.</summary>
    public string SnapshotRoot(string id) => new RdsState(database).Snapshots.Find(id)!.Content!;

    /// <summary>Ends the region's work as its process's end would, leaves the servers running, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    public Task<TOutput> SendAsync<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input) =>
        Client.SendAsync(operation, input, TestContext.Current.CancellationToken);

    public async Task<DBInstance> CreateAsync(string id, Func<CreateDBInstanceMessage, CreateDBInstanceMessage>? change = null)
    {
        var input = new CreateDBInstanceMessage
        {
            DBInstanceIdentifier = id, DBInstanceClass = "db.t3.micro", Engine = "postgres", AllocatedStorage = 20,
            MasterUsername = "shop", MasterUserPassword = Password, DBName = "orders",
        };
        await SendAsync(RdsApi.CreateDBInstance, change?.Invoke(input) ?? input);
        return await UntilAsync(id, "available");
    }

    /// <summary>What <c>farshore region check</c> finds in databases.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(bool mend)
    {
        List<Finding> findings = [];
        foreach (var check in services.OfType<IRegionCheck>())
            await foreach (var finding in check.CheckAsync(mend, CancellationToken.None)) findings.Add(finding);
        return findings;
    }

    public async Task<DBInstance> FindAsync(string id) =>
        (await SendAsync(RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = id })).DBInstances!.Single();

    public async Task<DBInstance> UntilAsync(string id, string status)
    {
        for (var tries = 0; ; tries++)
        {
            var now = await FindAsync(id);
            if (now.DBInstanceStatus == status) return now;
            Assert.True(now.DBInstanceStatus != "failed" && tries < 3000,
                $"{id} is {now.DBInstanceStatus} and not {status}: {Failure(id)}");
            await Task.Delay(20);
        }
    }

    public async Task<DBSnapshot> UntilSnapshotAsync(string id)
    {
        for (var tries = 0; ; tries++)
        {
            var now = (await SendAsync(RdsApi.DescribeDBSnapshots, new() { DBSnapshotIdentifier = id })).DBSnapshots!.Single();
            if (now.Status == "available") return now;
            Assert.True(
                now.Status != "failed" && tries < 3000, $"{id} is {now.Status}: {new RdsState(database).Snapshots.Find(id)?.Failure}");
            await Task.Delay(20);
        }
    }

    public async Task<DBSnapshot> SnapshotAsync(string instance, string id)
    {
        await SendAsync(RdsApi.CreateDBSnapshot, new() { DBInstanceIdentifier = instance, DBSnapshotIdentifier = id });
        return await UntilSnapshotAsync(id);
    }

    public static string ConnectionString(DBInstance instance, string password = Password) => new NpgsqlConnectionStringBuilder
    {
        Host = instance.Endpoint!.Address, Port = instance.Endpoint.Port!.Value, Username = instance.MasterUsername, Password = password,
        Database = instance.DBName ?? "postgres", Pooling = false,
    }.ConnectionString;

    public static async Task<object?> ScalarAsync(DBInstance instance, string query, string password = Password)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(instance, password));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync();
    }

    public OwnedProcess? ServerOf(DBInstance instance) => OwnedProcess.Find(folder, $"rds-{instance.DbiResourceId}");

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await OwnedProcess.StopAllAsync(folder, TimeSpan.FromSeconds(20), TimeProvider.System, CancellationToken.None);
        Template.Keep(folder);
        Directory.Delete(folder, recursive: true);
    }

    string? Failure(string id) => new RdsState(database).Instances.Find(id)?.Failure;

    public async Task OpenAsync()
    {
        Template.Lend(folder);
        partition = await Partition.OpenAsync(Path.Combine(folder, "local"), CancellationToken.None);
        database = Database.Open(Path.Combine(folder, "region.db"));
        var context = new RegionContext(
            Name, "000000000000", folder, new("http://127.0.0.1:1"), database, clock, NullLoggerFactory.Instance)
        {
            Partition = partition,
            Blocks = new(Path.Combine(folder, "blocks"), database, TimeProvider.System, peer),
        };
        Blocks = context.Blocks;
        var rds = new RdsService(context, context.Blocks, new(database, folder), Network(), peer);
        services.AddRange([
            new Farshore.Region.Peers.PeerService(context), new Farshore.Region.Kms.KmsService(context), rds,
            new BackupService(context, [rds.Databases], role => role == BackupRole, peer),
        ]);
        var served = new Operations();
        foreach (var service in services)
        {
            service.Serve(served);
            await service.StartAsync(CancellationToken.None);
        }

        Client = new(Name, served, partition.PeerKey.Id);
    }

    public async Task CloseAsync()
    {
        foreach (var service in Enumerable.Reverse(services)) await service.DisposeAsync();
        services.Clear();
        await database.DisposeAsync();
        await partition.DisposeAsync();
    }

    RdsNetwork Network()
    {
        SubnetPlace[] subnets = [new("subnet-a", Vpc, Name + "a"), new("subnet-b", Vpc, Name + "b"), new("subnet-x", "vpc-2", Name + "a")];
        return new(
            id => subnets.FirstOrDefault(subnet => subnet.Id == id), () => [.. subnets.Where(subnet => subnet.Vpc == Vpc)],
            group => group switch { "sg-1" => Vpc, "sg-2" => "vpc-2", _ => null }, vpc => vpc == Vpc ? "sg-1" : "sg-2");
    }

    /// <summary>One initialised data folder for all tests: the first region makes it, the others get a link to it.</summary>
    static class Template
    {
        static string? kept;

        static Template() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (kept is not null) Directory.Delete(Path.GetDirectoryName(kept)!, recursive: true);
        };

        public static void Lend(string region)
        {
            if (Volatile.Read(ref kept) is not { } template) return;
            var link = Path.Combine(region, "rds", Path.GetFileName(template));
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            if (!Directory.Exists(link)) Directory.CreateSymbolicLink(link, template);
        }

        public static void Keep(string region)
        {
            var folder = Path.Combine(region, "rds");
            var made = Directory.Exists(folder)
                ? new DirectoryInfo(folder).EnumerateDirectories("template-*")
                    .FirstOrDefault(one => one.LinkTarget is null && !one.Name.EndsWith(".partial", StringComparison.Ordinal))
                : null;
            if (made is null || Volatile.Read(ref kept) is not null) return;
            var place = Path.Combine(Directory.CreateTempSubdirectory("farshore-template-").FullName, made.Name);
            made.MoveTo(place);
            if (Interlocked.CompareExchange(ref kept, place, null) is not null)
                Directory.Delete(Path.GetDirectoryName(place)!, recursive: true);
        }
    }
}
