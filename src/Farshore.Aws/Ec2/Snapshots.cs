namespace Farshore.Aws.Ec2;

/// <summary>The disk to keep.</summary>
public sealed record CreateSnapshotRequest
{
    [WireName("Description")]
    public string? Description { get; init; }

    [WireName("VolumeId")]
    public required string VolumeId { get; init; }

    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>A disk at a moment.</summary>
public sealed record Snapshot
{
    public string? OwnerAlias { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? StorageTier { get; init; }

    public DateTimeOffset? CompletionTime { get; init; }

    public long? FullSnapshotSizeInBytes { get; init; }

    public string? SnapshotId { get; init; }

    public string? VolumeId { get; init; }

    [WireName("status")]
    public string? State { get; init; }

    [WireName("statusMessage")]
    public string? StateMessage { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public string? Progress { get; init; }

    public string? OwnerId { get; init; }

    public string? Description { get; init; }

    public int? VolumeSize { get; init; }

    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }
}

/// <summary>Which snapshots to describe.</summary>
public sealed record DescribeSnapshotsRequest
{
    [WireName("MaxResults")]
    public int? MaxResults { get; init; }

    [WireName("NextToken")]
    public string? NextToken { get; init; }

    [WireName("Owner"), Items("Owner")]
    public IReadOnlyList<string>? OwnerIds { get; init; }

    [WireName("RestorableBy")]
    public IReadOnlyList<string>? RestorableByUserIds { get; init; }

    [WireName("SnapshotId"), Items("SnapshotId")]
    public IReadOnlyList<string>? SnapshotIds { get; init; }

    public bool? DryRun { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>One page of snapshots.</summary>
public sealed record DescribeSnapshotsResult
{
    public string? NextToken { get; init; }

    [WireName("snapshotSet")]
    public IReadOnlyList<Snapshot>? Snapshots { get; init; }
}

/// <summary>Which snapshot of which Region to bring here.</summary>
public sealed record CopySnapshotRequest
{
    [WireName("Description")]
    public string? Description { get; init; }

    public string? DestinationRegion { get; init; }

    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    public string? PresignedUrl { get; init; }

    [WireName("SourceRegion")]
    public required string SourceRegion { get; init; }

    [WireName("SourceSnapshotId")]
    public required string SourceSnapshotId { get; init; }

    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The copy's id.</summary>
public sealed record CopySnapshotResult
{
    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? SnapshotId { get; init; }
}

/// <summary>The snapshot to delete.</summary>
public sealed record DeleteSnapshotRequest
{
    [WireName("SnapshotId")]
    public required string SnapshotId { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>DeleteSnapshot answers nothing but its success.</summary>
public sealed record DeleteSnapshotResponse;

public static partial class Ec2Api
{
    /// <summary>Keeps a disk as it is at this moment, while the machine goes on.</summary>
    public static readonly Operation<CreateSnapshotRequest, Snapshot> CreateSnapshot =
        new(Service, nameof(CreateSnapshot), HttpRoute.Rpc, Ec2Shapes.Default.CreateSnapshotRequest, Ec2Shapes.Default.Snapshot);

    /// <summary>The snapshots.</summary>
    public static readonly Operation<DescribeSnapshotsRequest, DescribeSnapshotsResult> DescribeSnapshots =
        new(Service, nameof(DescribeSnapshots), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeSnapshotsRequest, Ec2Shapes.Default.DescribeSnapshotsResult);

    /// <summary>Brings a snapshot here from another Region; only blocks that are missing here travel.</summary>
    public static readonly Operation<CopySnapshotRequest, CopySnapshotResult> CopySnapshot =
        new(Service, nameof(CopySnapshot), HttpRoute.Rpc, Ec2Shapes.Default.CopySnapshotRequest, Ec2Shapes.Default.CopySnapshotResult);

    /// <summary>Deletes a snapshot that no image uses.</summary>
    public static readonly Operation<DeleteSnapshotRequest, DeleteSnapshotResponse> DeleteSnapshot =
        new(Service, nameof(DeleteSnapshot), HttpRoute.Rpc,
            Ec2Shapes.Default.DeleteSnapshotRequest, Ec2Shapes.Default.DeleteSnapshotResponse);
}
