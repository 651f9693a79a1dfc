using System.Text.Json.Serialization;
using Farshore.Aws.Ec2;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Ec2;

/// <summary>Everything EC2 remembers, one table a kind.</summary>
/// <param name="database">Where.</param>
/// <param name="instanceChanged">Told of instances within the transaction that changes them.</param>
sealed class Ec2State(Database database, Action<SqliteConnection, InstanceRecord?, InstanceRecord?>? instanceChanged = null)
{
    public Database Database => database;

    public Table<TagSet> Tags { get; } = new(database, "ec2_tags", Ec2Documents.Default.TagSet);

    public Table<Vpc> Vpcs { get; } = new(database, "ec2_vpcs", Ec2Documents.Default.Vpc);

    public Table<Subnet> Subnets { get; } = new(database, "ec2_subnets", Ec2Documents.Default.Subnet);

    public Table<SecurityGroupRecord> SecurityGroups { get; } =
        new(database, "ec2_security_groups", Ec2Documents.Default.SecurityGroupRecord);

    public Table<RouteTableRecord> RouteTables { get; } = new(database, "ec2_route_tables", Ec2Documents.Default.RouteTableRecord);

    public Table<GatewayRecord> Gateways { get; } = new(database, "ec2_internet_gateways", Ec2Documents.Default.GatewayRecord);

    /// <summary>By network; one without follows its kind.</summary>
    public Table<VpcNames> VpcNames { get; } = new(database, "ec2_vpc_names", Ec2Documents.Default.VpcNames);

    public Table<KeyPairInfo> KeyPairs { get; } = new(database, "ec2_key_pairs", Ec2Documents.Default.KeyPairInfo);

    public Table<InstanceRecord> Instances { get; } = new(database, "ec2_instances", Ec2Documents.Default.InstanceRecord)
    {
        Changed = instanceChanged,
    };

    public Table<VolumeRecord> Volumes { get; } = new(database, "ec2_volumes", Ec2Documents.Default.VolumeRecord);

    public Table<SnapshotRecord> Snapshots { get; } = new(database, "ec2_snapshots", Ec2Documents.Default.SnapshotRecord);

    public Table<ImageRecord> Images { get; } = new(database, "ec2_images", Ec2Documents.Default.ImageRecord);

    public Table<Setting> Settings { get; } = new(database, "ec2_settings", Ec2Documents.Default.Setting);

    /// <summary>Volumes of an instance, the root volume first, then by device name.</summary>
    public IReadOnlyList<VolumeRecord> VolumesOf(InstanceRecord instance) =>
        [.. Volumes.List().Where(volume => volume.InstanceId == instance.InstanceId)
            .OrderBy(volume => volume.Device == instance.RootDeviceName ? "" : volume.Device, StringComparer.Ordinal)];
}

/// <summary>The tags of one resource.</summary>
public sealed record TagSet(string ResourceId, string ResourceType, IReadOnlyList<Tag> Tags)
{
    /// <summary>Token of the stack's work that made the resource.</summary>
    public string? MadeBy { get; init; }
}

/// <summary>A fact about the whole region's EC2, e.g. that its default network has been made.</summary>
public sealed record Setting(string Value);

/// <summary>A security group as it is kept; each rule has one peer.</summary>
public sealed record SecurityGroupRecord(
    string GroupId, string GroupName, string Description, string VpcId, IReadOnlyList<SecurityGroupRule> Rules);

/// <summary>An instance as it is kept. Its volumes know where they are attached.</summary>
public sealed record InstanceRecord
{
    public required string InstanceId { get; init; }

    public required string ReservationId { get; init; }

    public required string ImageId { get; init; }

    public required string InstanceType { get; init; }

    /// <summary>EC2's name of it: what the instance is on the way to, so that a region that was killed goes on from here.</summary>
    public required string State { get; init; }

    public required DateTimeOffset LaunchTime { get; init; }

    public int LaunchIndex { get; init; }

    public required string SubnetId { get; init; }

    public required string VpcId { get; init; }

    public required string AvailabilityZone { get; init; }

    public required string PrivateIpAddress { get; init; }

    /// <summary>In 127.0.0.0/8; the instance's as long as it exists, also while it is stopped.</summary>
    public required string PublicIpAddress { get; init; }

    public required string MacAddress { get; init; }

    public required string NetworkInterfaceId { get; init; }

    public required IReadOnlyList<string> SecurityGroupIds { get; init; }

    public required string RootDeviceName { get; init; }

    public string? KeyName { get; init; }

    public byte[]? UserData { get; init; }

    public string? InstanceProfileArn { get; init; }

    public string? ClientToken { get; init; }

    /// <summary>Of the request that made it, to tell a repeated one from another with the same token.</summary>
    public string? RequestDigest { get; init; }

    public bool DisableApiTermination { get; init; }

    /// <summary><c>stop</c> or <c>terminate</c>.</summary>
    public string ShutdownBehavior { get; init; } = "stop";

    public bool TokensRequired { get; init; }

    public bool Monitoring { get; init; }

    public bool EbsOptimized { get; init; }

    /// <summary>Whether to pull the plug rather than press the power button.</summary>
    public bool Force { get; init; }

    /// <summary>Whether the machine has been heard of since it was last started.</summary>
    public bool Reachable { get; init; }

    public string? ReasonCode { get; init; }

    public string? ReasonMessage { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>A volume as it is kept; its bytes are <c>ec2/volumes/&lt;id&gt;.img</c>.</summary>
public sealed record VolumeRecord
{
    public required string VolumeId { get; init; }

    public required int SizeGiB { get; init; }

    public string? SnapshotId { get; init; }

    public required string AvailabilityZone { get; init; }

    /// <summary><c>creating</c> until its file is there, then <c>available</c> or <c>in-use</c>; <c>deleting</c> until the file is
    /// gone.</summary>
    public required string State { get; init; }

    public required DateTimeOffset CreateTime { get; init; }

    public required string VolumeType { get; init; }

    public int? Iops { get; init; }

    public int? Throughput { get; init; }

    public bool Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public string? ClientToken { get; init; }

    public string? InstanceId { get; init; }

    public string? Device { get; init; }

    public DateTimeOffset? AttachTime { get; init; }

    public bool DeleteOnTermination { get; init; }
}

/// <summary>A snapshot as it is kept; its content is a manifest in the block store.</summary>
public sealed record SnapshotRecord
{
    public required string SnapshotId { get; init; }

    public required string VolumeId { get; init; }

    public required int SizeGiB { get; init; }

    /// <summary><c>pending</c>, <c>completed</c> or <c>error</c>.</summary>
    public required string State { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public DateTimeOffset? CompletionTime { get; init; }

    public string? StateMessage { get; init; }

    public string Description { get; init; } = "";

    public bool Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public string? OwnerAlias { get; init; }

    /// <summary>Whether the volume's file stands still for it: from then on a killed region's successor can finish it.</summary>
    public bool Frozen { get; init; }

    /// <summary>Where the content is still to come from.</summary>
    public string? SourceRegion { get; init; }

    /// <summary>The manifest there.</summary>
    public string? SourceRoot { get; init; }

    /// <summary>The manifest; null while the content is not here.</summary>
    public string? Root { get; init; }

    /// <summary>Bytes in blocks that are not zero.</summary>
    public long StoredBytes { get; init; }
}

/// <summary>An image as it is kept.</summary>
public sealed record ImageRecord
{
    public required string ImageId { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary><c>pending</c>, <c>available</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    public required DateTimeOffset CreationDate { get; init; }

    public required string RootDeviceName { get; init; }

    public required IReadOnlyList<ImageDevice> Devices { get; init; }

    public string? OwnerAlias { get; init; }

    public string? SourceInstanceId { get; init; }

    public string? SourceImageId { get; init; }

    public string? SourceImageRegion { get; init; }

    public string? StateReason { get; init; }

    /// <summary>The point in time its content is of.</summary>
    public DateTimeOffset? Moment { get; init; }

    public string? ClientToken { get; init; }

    /// <summary>The Backup job that made it. As long as it is set the image is a recovery point, which EC2 does not delete.</summary>
    public string? BackupJobId { get; init; }

    /// <summary>What AWS Backup remembers of the instance.</summary>
    public IReadOnlyDictionary<string, string>? RestoreMetadata { get; init; }
}

/// <summary>A disk of an image.</summary>
public sealed record ImageDevice(
    string DeviceName, string SnapshotId, int SizeGiB, string VolumeType, bool DeleteOnTermination, bool Encrypted)
{
    /// <summary>What a volume made of it is encrypted with, where that was said.</summary>
    public string? KmsKeyId { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TagSet)), JsonSerializable(typeof(Setting)), JsonSerializable(typeof(Vpc)), JsonSerializable(typeof(Subnet))]
[JsonSerializable(typeof(SecurityGroupRecord)), JsonSerializable(typeof(KeyPairInfo)), JsonSerializable(typeof(InstanceRecord))]
[JsonSerializable(typeof(VolumeRecord)), JsonSerializable(typeof(SnapshotRecord)), JsonSerializable(typeof(ImageRecord))]
[JsonSerializable(typeof(ImageRow)), JsonSerializable(typeof(RouteTableRecord)), JsonSerializable(typeof(GatewayRecord))]
[JsonSerializable(typeof(VpcNames))]
sealed partial class Ec2Documents : JsonSerializerContext;
