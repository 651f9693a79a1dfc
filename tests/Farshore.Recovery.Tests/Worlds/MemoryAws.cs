using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>A double of AWS as far as recovery goes: two Regions and what is global, in memory. Slow jobs take two looks.</summary>
sealed class MemoryAws
{
    public const string Account = "123456789012";

    public MemoryAws()
    {
        Primary = new(this, "us-east-1");
        Secondary = new(this, "eu-west-1");
    }

    /// <summary>What strikes calls; null: nothing.</summary>
    public Weather? Weather { get; set; }

    public MemoryRegion Primary { get; }
    public MemoryRegion Secondary { get; }
    public ConcurrentDictionary<string, MemoryBucket> Buckets { get; } = [];
    public ConcurrentDictionary<string, Aws.Iam.Role> Roles { get; } = [];
    public ConcurrentDictionary<string, Aws.Route53.ResourceRecordSet> Records { get; } = [];
    public ConcurrentDictionary<string, int> Calls { get; } = [];

    public IEnumerable<MemoryRegion> Regions => [Primary, Secondary];

    /// <summary>Everything that costs money or could be missed, one a line.</summary>
    public string Dump() => string.Join('\n', Regions.SelectMany(region => region.Lines())
        .Concat(Buckets.Values.Select(bucket => bucket.Line()))
        .Concat(Roles.Values.Select(role => $"role {role.RoleName}"))
        .Concat(Records.Select(record => $"record {record.Key} {record.Value.ResourceRecords![0].Value}"))
        .Order(StringComparer.Ordinal));

    /// <summary>The name that one purpose always gets.</summary>
    public static string Name(string prefix, string? purpose) =>
        prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}")))[..17];
}

/// <summary>What one Region holds.</summary>
sealed class MemoryRegion(MemoryAws aws, string name)
{
    public MemoryAws Aws => aws;
    public string Name => name;
    public ConcurrentDictionary<string, Aws.Backup.DescribeBackupVaultOutput> Vaults { get; } = [];
    public ConcurrentDictionary<string, MemoryPoint> Points { get; } = [];
    public ConcurrentDictionary<string, MemoryJob> Jobs { get; } = [];
    public ConcurrentDictionary<string, Aws.Ec2.Instance> Instances { get; } = [];
    public ConcurrentDictionary<string, Aws.Ec2.Snapshot> Snapshots { get; } = [];
    public ConcurrentDictionary<string, Aws.Rds.DBInstance> Databases { get; } = [];
    public ConcurrentDictionary<string, Amazon.KeyManagementService.Model.KeyMetadata> Keys { get; } = [];
    public ConcurrentDictionary<string, string> Aliases { get; } = [];
    public ConcurrentDictionary<string, MemoryStack> Stacks { get; } = [];
    public bool IsLost { get; set; }

    /// <summary>What the next jobs fail of, as AWS Backup puts it.</summary>
    public ConcurrentQueue<string> BackupFailures { get; } = [];
    public ConcurrentQueue<string> CopyFailures { get; } = [];

    /// <summary>Networks, groups and ways out.</summary>
    public MemoryGround? Ground { get; set; }

    /// <summary>Subnet groups and parameter groups by kind and name, with their tags.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<Aws.Rds.Tag>> DatabaseGroups { get; } = [];

    /// <summary>Lets restore jobs that begin from now on fail, after they have made half of it.</summary>
    public bool RestoresFail { get; set; }

    public RegionAccess Access() => new(name, new MemoryClient(this), MemoryS3.For(this), MemoryKms.For(this), null!);

    public IEnumerable<string> Lines() =>
    [
        .. Vaults.Keys.Select(vault => $"{name} vault {vault}"),
        .. Points.Values.Select(point => $"{name} point {point.Arn}"),
        .. Instances.Values.Where(instance => instance.State?.Name is not "terminated")
            .Select(instance => $"{name} instance "
                + $"{instance.InstanceId}{(instance.State?.Name is "running" ? "" : $" {instance.State?.Name}")}"),
        .. Snapshots.Keys.Select(snapshot => $"{name} snapshot {snapshot}"),
        .. Databases.Select(database =>
            $"{name} database "
                + $"{database.Key}{(database.Value.DBInstanceStatus is "available" ? "" : $" {database.Value.DBInstanceStatus}")}"),
        .. Keys.Values.Where(key => key.KeyState == Amazon.KeyManagementService.KeyState.Enabled)
            .Select(key => $"{name} key {key.Description}"),
        .. Aliases.Keys.Select(alias => $"{name} {alias}"),
        .. DatabaseGroups.Keys.Select(group => $"{name} {group}"),
        .. Stacks.Values.Where(stack => !stack.IsGone).Select(stack => $"{name} stack {stack.Name} {stack.Status}"),
        .. Ground?.Lines() ?? [],
    ];
}

/// <summary>A recovery point: what it is of, and the blocks of its disk.</summary>
sealed record MemoryPoint(string Arn, string Vault, string Source, DateTimeOffset Moment);

/// <summary>A job and how often it was looked at.</summary>
sealed class MemoryJob(string id, string makes)
{
    int looks;

    public string Id => id;
    public string Makes => makes;
    public bool IsDone => Interlocked.Increment(ref looks) > 1;

    /// <summary>What the job is about, or copies.</summary>
    public string? Of { get; init; }

    /// <summary>What it fails of; null where it does not.</summary>
    public string? Failure { get; init; }
}
