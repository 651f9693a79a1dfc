using System.Text;
using Microsoft.Data.Sqlite;

namespace Farshore.Bench.Checks;

/// <summary>A plan of many resources: real buckets, and machines and databases that a region describes and nobody has to run, written
/// into its records.</summary>
sealed class ManyResources(string home, int resources)
{
    readonly int buckets = resources / 5;
    readonly int machines = resources * 2 / 5;

    int Databases => resources - buckets - machines;

    public string Words => $"{resources} resources: {buckets} bucket pairs, {machines} machines, {Databases} databases";

    string Config => Path.Combine(home, "local", "aws", "config");

    /// <summary>Makes the buckets and writes the plan.</summary>
    /// <returns>The plan's file.</returns>
    public async Task<string> MakeAsync()
    {
        using var clients = new Farshore.Aws.Client.AwsClients(TimeProvider.System);
        var (near, far) = (clients.S3(new("us-east-1") { Profile = "primary", ConfigFile = Config }),
            clients.S3(new("us-west-2") { Profile = "secondary", ConfigFile = Config }));
        for (var number = 0; number < buckets; number++)
        {
            await near.PutBucketAsync($"many-{number}");
            await far.PutBucketAsync(
                new Amazon.S3.Model.PutBucketRequest { BucketName = $"many-{number}-copy", BucketRegionName = "us-west-2" });
        }

        var file = Path.Combine(home, "many.yaml");
        await File.WriteAllTextAsync(file, Plan());
        return file;
    }

    /// <summary>Behind the region's back: what it describes is what stands here.</summary>
    public void AddMachinesAndDatabases()
    {
        using var connection =
            new SqliteConnection($"Data Source={Path.Combine(home, "local", "us-east-1", "region.db")};Default Timeout=30");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        for (var number = 0; number < machines; number++) Put(connection, "ec2_instances", Id(number), Machine(number));
        for (var number = 0; number < Databases; number++) Put(connection, "rds_instances", $"many-{number}", Database(number));
        transaction.Commit();
    }

    string Plan()
    {
        var text = new StringBuilder($$"""
            plan: many
            awsConfigFile: {{Config}}
            primary:   { region: us-east-1, profile: primary }
            secondary: { region: us-west-2, profile: secondary }
            ledger: many-ledger
            resources:

            """);
        for (var number = 0; number < buckets; number++)
            text.AppendLine($"  - {{ name: bucket-{number}, type: s3, bucket: many-{number}, replica: many-{number}-copy }}");
        for (var number = 0; number < machines; number++)
            text.AppendLine($"  - {{ name: machine-{number}, type: ec2, instance: {Id(number)} }}");
        for (var number = 0; number < Databases; number++)
            text.AppendLine($"  - {{ name: database-{number}, type: rds, instance: many-{number} }}");
        return text.ToString();
    }

    static void Put(SqliteConnection connection, string table, string key, string document)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {table} (key, document) VALUES ($key, $document)";
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$document", Encoding.UTF8.GetBytes(document));
        command.ExecuteNonQuery();
    }

    static string Id(int number) => $"i-{number:x17}";

    static string Machine(int number) => $$"""
        {"InstanceId":"{{Id(number)}}","ReservationId":"r-{{number:x17}}","ImageId":"ami-00000000000000000","InstanceType":"t3.micro",
         "State":"stopped","LaunchTime":"2026-01-01T00:00:00+00:00","SubnetId":"subnet-00000000000000000","VpcId":"vpc-00000000000000000",
         "AvailabilityZone":"us-east-1a","PrivateIpAddress":"172.31.0.9","PublicIpAddress":"127.0.0.9","MacAddress":"02:00:00:00:00:01",
         "NetworkInterfaceId":"eni-{{number:x17}}","SecurityGroupIds":[],"RootDeviceName":"/dev/xvda"}
        """;

    static string Database(int number) => $$"""
        {"Shown":{"DBInstanceIdentifier":"many-{{number}}","DBInstanceClass":"db.t3.micro","Engine":"postgres",
        "DBInstanceStatus":"available",
         "MasterUsername":"shop","AllocatedStorage":20,"EngineVersion":"15.18","PreferredBackupWindow":"03:00-03:30",
         "PreferredMaintenanceWindow":"sun:05:00-sun:05:30",
         "DBInstanceArn":"arn:aws:rds:us-east-1:000000000000:db:many-{{number}}"},"HasData":true}
        """;
}
