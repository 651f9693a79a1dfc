using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Npgsql;

namespace Farshore.Cli.Tests.Round;

/// <summary>A workload of two buckets, three machines and two databases in a network of its own, on two local regions.</summary>
sealed class Town : IDisposable
{
    public const string Primary = "us-east-1";
    public const string Secondary = "us-west-2";
    public const string Password = "once-around-and-home";
    public const int Port = 8080;
    public const int Objects = 25;
    public const int Rows = 2000;

    public static readonly IReadOnlyList<string> Buckets = ["town-media", "town-papers"];
    public static readonly IReadOnlyList<string> Machines = ["api", "web", "worker"];
    public static readonly IReadOnlyList<string> Databases = ["orders", "people"];

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>First boot writes the page and what every boot runs: the web server, and the heartbeat that dates the disk.</summary>
    static readonly string UserData = string.Join('\n', [
        "#!/bin/sh", "mkdir -p /srv/www", "echo open > /srv/www/index.html",
        "cat > /etc/rc.local <<'EVERY_BOOT'", "#!/bin/sh", $"httpd -p {Port} -h /srv/www",
        "(while :; do date -u +%Y-%m-%dT%H:%M:%SZ >> /srv/www/heartbeat.txt; sync; sleep 1; done) &", "EVERY_BOOT",
        "chmod +x /etc/rc.local", "",
    ]);

    readonly AwsClients clients = new(TimeProvider.System);
    readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(3) };
    readonly FarshoreProgram program;

    Town(FarshoreProgram program) => this.program = program;

    public string AwsConfig => Path.Combine(program.Home, "local", "aws", "config");

    /// <summary>Instance ids by name.</summary>
    public Dictionary<string, string> Instances { get; } = [];

    public static async Task<Town> BuildAsync(FarshoreProgram program)
    {
        var town = new Town(program);
        Assert.Equal(0, (await program.RunAsync("local", "up")).ExitCode);
        await town.FillBucketsAsync();
        var (subnet, group) = await town.LayStreetsAsync();
        await Task.WhenAll([
            .. Machines.Select(name => town.StartMachineAsync(name, subnet, group)),
            .. Databases.Select(name => town.StartDatabaseAsync(name)),
        ]);
        return town;
    }

    public IAwsClient Aws(string region) => clients.For(Settings(region));

    public IAmazonS3 S3(string region) => clients.S3(Settings(region));

    /// <summary>Adds an object to a bucket and rows to a database, wherever they stand now.</summary>
    public async Task WriteAsync(string region, string bucket, string database, string what)
    {
        await S3(region).PutObjectAsync(new() { BucketName = bucket, Key = $"{what}.txt", ContentBody = what });
        await using var connection = await OpenAsync(region, database);
        await using var command = new NpgsqlCommand("INSERT INTO things SELECT n, now(), $1 FROM generate_series(1, 10) n", connection);
        command.Parameters.Add(new() { Value = what });
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Rows in a database that were written for one reason.</summary>
    public async Task<long> RowsAsync(string region, string database, string what)
    {
        await using var connection = await OpenAsync(region, database);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM things WHERE note = $1", connection);
        command.Parameters.Add(new() { Value = what });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public void Dispose()
    {
        clients.Dispose();
        http.Dispose();
    }

    ClientSettings Settings(string region) =>
        new(region) { Profile = region == Primary ? "primary" : "secondary", ConfigFile = AwsConfig };

    async Task FillBucketsAsync()
    {
        var (primary, secondary) = (S3(Primary), S3(Secondary));
        foreach (var bucket in Buckets)
        {
            await primary.PutBucketAsync(new PutBucketRequest { BucketName = bucket, UseClientRegion = false });
            await secondary.PutBucketAsync(new PutBucketRequest { BucketName = $"{bucket}-west", BucketRegionName = Secondary });
            for (var number = 0; number < Objects; number++)
                await primary.PutObjectAsync(new() { BucketName = bucket, Key = $"{number}.txt", ContentBody = $"{bucket} {number}" });
        }
    }

    /// <summary>A network beside the default one: what a recovery has to make again in the other Region.</summary>
    async Task<(string Subnet, string Group)> LayStreetsAsync()
    {
        var aws = Aws(Primary);
        var vpc = (await aws.SendAsync(Ec2Api.CreateVpc, new() { CidrBlock = "10.20.0.0/16" }, default)).Vpc!.VpcId!;
        var subnet = (await aws.SendAsync(Ec2Api.CreateSubnet,
            new() { VpcId = vpc, CidrBlock = "10.20.1.0/24", AvailabilityZone = $"{Primary}a" }, default)).Subnet!.SubnetId!;
        var group = (await aws.SendAsync(Ec2Api.CreateSecurityGroup,
            new() { VpcId = vpc, GroupName = "town-web", Description = "The town's pages" }, default)).GroupId!;
        await aws.SendAsync(Ec2Api.AuthorizeSecurityGroupIngress, new()
        {
            GroupId = group,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = Port, ToPort = Port, IpRanges = [new() { CidrIp = "0.0.0.0/0" }] }],
        }, default);
        return (subnet, group);
    }

    async Task StartMachineAsync(string name, string subnet, string group)
    {
        var aws = Aws(Primary);
        var images = await aws.SendAsync(Ec2Api.DescribeImages, new() { Owners = ["amazon"] }, default);
        var made = await aws.SendAsync(Ec2Api.RunInstances, new()
        {
            ImageId = images.Images![0].ImageId,
            InstanceType = "t3.micro",
            MinCount = 1,
            MaxCount = 1,
            SubnetId = subnet,
            SecurityGroupIds = [group],
            UserData = Convert.ToBase64String(Encoding.UTF8.GetBytes(UserData)),
            TagSpecifications = [new() { ResourceType = "instance", Tags = [new() { Key = "Name", Value = name }] }],
        }, default);
        var id = made.Instances![0].InstanceId!;
        lock (Instances) Instances[name] = id;
        var address = await UntilAsync($"{name} runs", async () =>
        {
            var found = await aws.SendAsync(Ec2Api.DescribeInstances, new() { InstanceIds = [id] }, default);
            var machine = found.Reservations![0].Instances![0];
            Assert.True(machine.State?.Name is "pending" or "running", $"{name} is {machine.State?.Name}: {machine.StateReason?.Message}");
            return machine.State is { Name: "running" } ? machine.PublicIpAddress ?? machine.PrivateIpAddress : null;
        });
        await UntilAsync($"{name} answers", async () =>
        {
            try
            {
                return await http.GetStringAsync(new Uri($"http://{address}:{Port}/"));
            }
            catch (Exception silence) when (silence is HttpRequestException or OperationCanceledException)
            {
                return null;
            }
        });
    }

    async Task StartDatabaseAsync(string name)
    {
        await Aws(Primary).SendAsync(RdsApi.CreateDBInstance, new()
        {
            DBInstanceIdentifier = name,
            DBInstanceClass = "db.t3.micro",
            Engine = "postgres",
            MasterUsername = "town",
            MasterUserPassword = Password,
            AllocatedStorage = 20,
        }, default);
        await using var connection = await OpenAsync(Primary, name);
        await using var command = new NpgsqlCommand(
            $"CREATE TABLE things AS SELECT n AS id, now() AS written_at, 'first'::text AS note FROM generate_series(1, {Rows}) n",
                connection);
        await command.ExecuteNonQueryAsync();
    }

    async Task<NpgsqlConnection> OpenAsync(string region, string database)
    {
        var endpoint = await UntilAsync($"{database} is available", async () =>
        {
            var found = await Aws(region).SendAsync(RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = database }, default);
            return found.DBInstances is [{ DBInstanceStatus: "available" } ready] ? ready.Endpoint : null;
        });
        var connection = new NpgsqlConnection(
            $"Host={endpoint.Address};Port={endpoint.Port};Username=town;Password={Password};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    static async Task<T> UntilAsync<T>(string condition, Func<Task<T?>> ask) where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await ask() is { } answer) return answer;
            if (patience.IsCancellationRequested) throw new TimeoutException($"waited in vain until {condition}");
            await Task.Delay(Look, TestContext.Current.CancellationToken);
        }
    }
}
