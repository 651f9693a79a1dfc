namespace Farshore.Aws.Ec2;

/// <summary>Size or snapshot of a new disk, and its zone.</summary>
public sealed record CreateVolumeRequest
{
    [WireName("AvailabilityZone")]
    public string? AvailabilityZone { get; init; }

    public bool? Encrypted { get; init; }

    [WireName("Iops")]
    public int? Iops { get; init; }

    [WireName("KmsKeyId")]
    public string? KmsKeyId { get; init; }

    [WireName("Size")]
    public int? Size { get; init; }

    [WireName("SnapshotId")]
    public string? SnapshotId { get; init; }

    [WireName("VolumeType")]
    public string? VolumeType { get; init; }

    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    [WireName("Throughput")]
    public int? Throughput { get; init; }

    [WireName("ClientToken")]
    public string? ClientToken { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>Where a disk is attached.</summary>
public sealed record VolumeAttachment
{
    public bool? DeleteOnTermination { get; init; }

    public string? VolumeId { get; init; }

    public string? InstanceId { get; init; }

    public string? Device { get; init; }

    [WireName("status")]
    public string? State { get; init; }

    public DateTimeOffset? AttachTime { get; init; }
}

/// <summary>A disk.</summary>
public sealed record Volume
{
    public int? Iops { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? VolumeType { get; init; }

    public bool? MultiAttachEnabled { get; init; }

    public int? Throughput { get; init; }

    public string? VolumeId { get; init; }

    public int? Size { get; init; }

    public string? SnapshotId { get; init; }

    public string? AvailabilityZone { get; init; }

    [WireName("status")]
    public string? State { get; init; }

    public DateTimeOffset? CreateTime { get; init; }

    [WireName("attachmentSet")]
    public IReadOnlyList<VolumeAttachment>? Attachments { get; init; }

    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }
}

/// <summary>Which disks to describe.</summary>
public sealed record DescribeVolumesRequest
{
    [WireName("VolumeId"), Items("VolumeId")]
    public IReadOnlyList<string>? VolumeIds { get; init; }

    public bool? DryRun { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }

    public string? NextToken { get; init; }

    public int? MaxResults { get; init; }
}

/// <summary>One page of disks.</summary>
public sealed record DescribeVolumesResult
{
    public string? NextToken { get; init; }

    [WireName("volumeSet")]
    public IReadOnlyList<Volume>? Volumes { get; init; }
}

/// <summary>Which disk to give to which instance under which name.</summary>
public sealed record AttachVolumeRequest
{
    [WireName("Device")]
    public required string Device { get; init; }

    [WireName("InstanceId")]
    public required string InstanceId { get; init; }

    [WireName("VolumeId")]
    public required string VolumeId { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>Which disk to take away.</summary>
public sealed record DetachVolumeRequest
{
    [WireName("Device")]
    public string? Device { get; init; }

    [WireName("Force")]
    public bool? Force { get; init; }

    [WireName("InstanceId")]
    public string? InstanceId { get; init; }

    [WireName("VolumeId")]
    public required string VolumeId { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The disk to delete.</summary>
public sealed record DeleteVolumeRequest
{
    [WireName("VolumeId")]
    public required string VolumeId { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>DeleteVolume answers nothing but its success.</summary>
public sealed record DeleteVolumeResponse;

public static partial class Ec2Api
{
    /// <summary>Makes a disk, empty or from a snapshot.</summary>
    public static readonly Operation<CreateVolumeRequest, Volume> CreateVolume =
        new(Service, nameof(CreateVolume), HttpRoute.Rpc, Ec2Shapes.Default.CreateVolumeRequest, Ec2Shapes.Default.Volume);

    /// <summary>The disks.</summary>
    public static readonly Operation<DescribeVolumesRequest, DescribeVolumesResult> DescribeVolumes =
        new(Service, nameof(DescribeVolumes), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeVolumesRequest, Ec2Shapes.Default.DescribeVolumesResult);

    /// <summary>Gives a disk to an instance.</summary>
    public static readonly Operation<AttachVolumeRequest, VolumeAttachment> AttachVolume =
        new(Service, nameof(AttachVolume), HttpRoute.Rpc, Ec2Shapes.Default.AttachVolumeRequest, Ec2Shapes.Default.VolumeAttachment);

    /// <summary>Takes a disk from an instance.</summary>
    public static readonly Operation<DetachVolumeRequest, VolumeAttachment> DetachVolume =
        new(Service, nameof(DetachVolume), HttpRoute.Rpc, Ec2Shapes.Default.DetachVolumeRequest, Ec2Shapes.Default.VolumeAttachment);

    /// <summary>Deletes a disk that is attached to nothing.</summary>
    public static readonly Operation<DeleteVolumeRequest, DeleteVolumeResponse> DeleteVolume =
        new(Service, nameof(DeleteVolume), HttpRoute.Rpc, Ec2Shapes.Default.DeleteVolumeRequest, Ec2Shapes.Default.DeleteVolumeResponse);
}
