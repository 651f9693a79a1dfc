using System.Text.Json.Serialization;
using Farshore.Aws.Rds;
using Farshore.Region.Storage;

namespace Farshore.Region.Rds;

/// <summary>Everything RDS keeps in the region's database, by identifier.</summary>
public sealed class RdsState(Database database)
{
    public Database Database => database;

    public Table<InstanceRow> Instances { get; } = new(database, "rds_instances", RdsRows.Default.InstanceRow);

    public Table<SnapshotRow> Snapshots { get; } = new(database, "rds_snapshots", RdsRows.Default.SnapshotRow);

    public Table<SubnetGroupRow> SubnetGroups { get; } = new(database, "rds_subnet_groups", RdsRows.Default.SubnetGroupRow);

    public Table<ParameterGroupRow> ParameterGroups { get; } = new(database, "rds_parameter_groups", RdsRows.Default.ParameterGroupRow);

    public Table<OptionGroupRow> OptionGroups { get; } = new(database, "rds_option_groups", RdsRows.Default.OptionGroupRow);

    public InstanceRow Instance(string id) => Instances.Find(id.ToLowerInvariant())
        ?? throw RdsErrors.InstanceNotFound(id.ToLowerInvariant());
}

/// <summary>A DB instance. Its status is the intent: whoever finds a passing one in the table carries it on.</summary>
/// <param name="Shown">What DescribeDBInstances answers.</param>
public sealed record InstanceRow(DBInstance Shown)
{
    /// <summary>Snapshot that the data come from, until they are there; null for an empty database.</summary>
    public string? FromSnapshot { get; init; }

    /// <summary>Verifier of a master password that the server has yet to be told.</summary>
    public string? NewVerifier { get; init; }

    /// <summary>Whether the data folder is complete.</summary>
    public bool HasData { get; init; }

    /// <summary>Restore job that made it.</summary>
    public string? MadeBy { get; init; }

    /// <summary>Why it is <c>failed</c>.</summary>
    public string? Failure { get; init; }

    [JsonIgnore]
    public string Id => Shown.DBInstanceIdentifier!;

    [JsonIgnore]
    public string Status => Shown.DBInstanceStatus!;

    public InstanceRow With(string status) => this with { Shown = Shown with { DBInstanceStatus = status } };
}

/// <summary>A DB snapshot.</summary>
/// <param name="Shown">What DescribeDBSnapshots answers.</param>
/// <param name="Source">The instance as it was.</param>
public sealed record SnapshotRow(DBSnapshot Shown, DBInstance Source)
{
    /// <summary>Root of the content in the block store, once it is there.</summary>
    public string? Content { get; init; }

    /// <summary>Bytes of the content.</summary>
    public long Bytes { get; init; }

    /// <summary>Region and ARN to copy from, while it is a copy under way.</summary>
    public CopySource? CopyFrom { get; init; }

    /// <summary>Why it is <c>failed</c>.</summary>
    public string? Failure { get; init; }

    [JsonIgnore]
    public string Id => Shown.DBSnapshotIdentifier!;

    [JsonIgnore]
    public string Status => Shown.Status!;
}

/// <summary>Where a copy comes from.</summary>
public sealed record CopySource(string Region, string Arn);

/// <summary>A DB subnet group with its tags.</summary>
public sealed record SubnetGroupRow(DBSubnetGroup Shown, IReadOnlyList<Tag> Tags);

/// <summary>A DB parameter group with the values that were set.</summary>
public sealed record ParameterGroupRow(DBParameterGroup Shown, IReadOnlyDictionary<string, string> Values, IReadOnlyList<Tag> Tags);

/// <summary>An option group with its tags.</summary>
public sealed record OptionGroupRow(OptionGroup Shown, IReadOnlyList<Tag> Tags);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InstanceRow))]
[JsonSerializable(typeof(SnapshotRow))]
[JsonSerializable(typeof(SubnetGroupRow))]
[JsonSerializable(typeof(ParameterGroupRow))]
[JsonSerializable(typeof(OptionGroupRow))]
sealed partial class RdsRows : JsonSerializerContext;
