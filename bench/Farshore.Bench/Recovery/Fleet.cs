using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Npgsql;

namespace Farshore.Bench.Recovery;

/// <summary>Machines and databases in the primary of a home's local regions, and plans over parts of them.</summary>
sealed class Fleet(BenchHome home) : IDisposable
{
    const string Password = "measured-not-assumed";
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    readonly AwsClients clients = new(TimeProvider.System);

    public List<string> Machines { get; } = [];

    public List<string> Databases { get; } = [];

    IAwsClient Primary =>
        clients.For(new("us-east-1") { Profile = "primary", ConfigFile = Path.Combine(home.Folder, "local", "aws", "config") });

    public async Task StartAsync(int machines, int databases)
    {
        await File.WriteAllTextAsync(Path.Combine(home.Folder, "password"), Password);
        var image = (await Primary.SendAsync(Ec2Api.DescribeImages, new() { Owners = ["amazon"] }, default)).Images![0].ImageId!;
        for (var number = 0; number < machines; number++)
        {
            var made = await Primary.SendAsync(Ec2Api.RunInstances,
                new() { ImageId = image, InstanceType = "t3.micro", MinCount = 1, MaxCount = 1 }, default);
            Machines.Add(made.Instances![0].InstanceId!);
        }

        for (var number = 0; number < databases; number++)
        {
            Databases.Add($"db{number}");
            await Primary.SendAsync(RdsApi.CreateDBInstance, new()
            {
                DBInstanceIdentifier = Databases[^1],
                DBInstanceClass = "db.t3.micro",
                Engine = "postgres",
                MasterUsername = "bench",
                MasterUserPassword = Password,
                AllocatedStorage = 20,
            }, default);
        }

        await UntilAsync(async () => (await Primary.SendAsync(Ec2Api.DescribeInstances, new() { InstanceIds = Machines }, default))
            .Reservations!.SelectMany(made => made.Instances!).All(one => one.State?.Name is "running"));
        await UntilAsync(async () => (await Primary.SendAsync(RdsApi.DescribeDBInstances, new(), default))
            .DBInstances!.All(one => one.DBInstanceStatus is "available"));
        foreach (var made in (await Primary.SendAsync(RdsApi.DescribeDBInstances, new(), default)).DBInstances!) await FillAsync(made);
    }

    /// <summary>Writes a plan over the first so many of each.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> PlanAsync(string name, int machines, int databases, string proofs = "restore")
    {
        var file = Path.Combine(home.Folder, $"{name}.yaml");
        await File.WriteAllLinesAsync(file,
        [
            $"plan: {name}", "awsConfigFile: local/aws/config", "primary: { region: us-east-1, profile: primary }",
            "secondary: { region: us-west-2, profile: secondary }", $"ledger: {name}-ledger",
            $"backup: {{ proofs: {{ databases: {proofs} }} }}", "resources:",
            .. Machines.Take(machines).Select((id, at) => $"  - {{ name: m{at}, type: ec2, instance: {id} }}"),
            .. Databases.Take(databases).Select((id, at) =>
                $"  - {{ name: d{at}, type: rds, instance: {id}, password: {{ file: password }}, checks: [{{ sql: select 1, equals: 1 "
                    + $"}}] }}"),
        ]);
        return file;
    }

    public void Dispose() => clients.Dispose();

    static async Task FillAsync(DBInstance made)
    {
        await using var connection = new NpgsqlConnection(
            $"Host={made.Endpoint!.Address};Port={made.Endpoint.Port};Username=bench;Password={Password};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("CREATE TABLE things AS SELECT n FROM generate_series(1, 10000) n", connection);
        await command.ExecuteNonQueryAsync();
    }

    static async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (!await holds()) await Task.Delay(Look, TimeProvider.System);
    }
}
