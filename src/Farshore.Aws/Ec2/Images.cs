namespace Farshore.Aws.Ec2;

/// <summary>Name and disks of a new image.</summary>
public sealed record RegisterImageRequest
{
    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    public bool? DryRun { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Architecture { get; init; }

    public string? RootDeviceName { get; init; }

    [WireName("BlockDeviceMapping"), Items("BlockDeviceMapping")]
    public IReadOnlyList<BlockDeviceMapping>? BlockDeviceMappings { get; init; }

    public string? VirtualizationType { get; init; }

    public bool? EnaSupport { get; init; }
}

/// <summary>The image's id.</summary>
public sealed record RegisterImageResult
{
    public string? ImageId { get; init; }
}

/// <summary>The instance to make an image of.</summary>
public sealed record CreateImageRequest
{
    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    public bool? DryRun { get; init; }

    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public bool? NoReboot { get; init; }
}

/// <summary>The image's id.</summary>
public sealed record CreateImageResult
{
    public string? ImageId { get; init; }
}

/// <summary>Which image of which Region to bring here.</summary>
public sealed record CopyImageRequest
{
    [WireName("ClientToken")]
    public string? ClientToken { get; init; }

    [WireName("Description")]
    public string? Description { get; init; }

    public bool? Encrypted { get; init; }

    public string? KmsKeyId { get; init; }

    [WireName("Name")]
    public required string Name { get; init; }

    [WireName("SourceImageId")]
    public required string SourceImageId { get; init; }

    [WireName("SourceRegion")]
    public required string SourceRegion { get; init; }

    [WireName("CopyImageTags")]
    public bool? CopyImageTags { get; init; }

    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The copy's id.</summary>
public sealed record CopyImageResult
{
    public string? ImageId { get; init; }
}

/// <summary>What machines boot from.</summary>
public sealed record Image
{
    public string? PlatformDetails { get; init; }

    public string? UsageOperation { get; init; }

    [WireName("blockDeviceMapping")]
    public IReadOnlyList<BlockDeviceMapping>? BlockDeviceMappings { get; init; }

    public string? Description { get; init; }

    public bool? EnaSupport { get; init; }

    public string? Hypervisor { get; init; }

    public string? ImageOwnerAlias { get; init; }

    public string? Name { get; init; }

    public string? RootDeviceName { get; init; }

    public string? RootDeviceType { get; init; }

    public StateReason? StateReason { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? VirtualizationType { get; init; }

    public string? SourceInstanceId { get; init; }

    public string? SourceImageId { get; init; }

    public string? SourceImageRegion { get; init; }

    public string? ImageId { get; init; }

    public string? ImageLocation { get; init; }

    [WireName("imageState")]
    public string? State { get; init; }

    [WireName("imageOwnerId")]
    public string? OwnerId { get; init; }

    public string? CreationDate { get; init; }

    [WireName("isPublic")]
    public bool? Public { get; init; }

    public string? Architecture { get; init; }

    public string? ImageType { get; init; }
}

/// <summary>Which images to describe.</summary>
public sealed record DescribeImagesRequest
{
    [WireName("ExecutableBy"), Items("ExecutableBy")]
    public IReadOnlyList<string>? ExecutableUsers { get; init; }

    [WireName("ImageId"), Items("ImageId")]
    public IReadOnlyList<string>? ImageIds { get; init; }

    [WireName("Owner"), Items("Owner")]
    public IReadOnlyList<string>? Owners { get; init; }

    [WireName("IncludeDeprecated")]
    public bool? IncludeDeprecated { get; init; }

    [WireName("IncludeDisabled")]
    public bool? IncludeDisabled { get; init; }

    [WireName("MaxResults")]
    public int? MaxResults { get; init; }

    [WireName("NextToken")]
    public string? NextToken { get; init; }

    public bool? DryRun { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>One page of images.</summary>
public sealed record DescribeImagesResult
{
    public string? NextToken { get; init; }

    [WireName("imagesSet")]
    public IReadOnlyList<Image>? Images { get; init; }
}

/// <summary>The image to delete.</summary>
public sealed record DeregisterImageRequest
{
    [WireName("ImageId")]
    public required string ImageId { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>Whether it was deleted.</summary>
public sealed record DeregisterImageResult
{
    public bool? Return { get; init; }
}

public static partial class Ec2Api
{
    /// <summary>Makes an image of snapshots that exist.</summary>
    public static readonly Operation<RegisterImageRequest, RegisterImageResult> RegisterImage =
        new(Service, nameof(RegisterImage), HttpRoute.Rpc, Ec2Shapes.Default.RegisterImageRequest, Ec2Shapes.Default.RegisterImageResult);

    /// <summary>Makes an image of an instance, all its disks at one moment.</summary>
    public static readonly Operation<CreateImageRequest, CreateImageResult> CreateImage =
        new(Service, nameof(CreateImage), HttpRoute.Rpc, Ec2Shapes.Default.CreateImageRequest, Ec2Shapes.Default.CreateImageResult);

    /// <summary>Brings an image with its snapshots here from another Region.</summary>
    public static readonly Operation<CopyImageRequest, CopyImageResult> CopyImage =
        new(Service, nameof(CopyImage), HttpRoute.Rpc, Ec2Shapes.Default.CopyImageRequest, Ec2Shapes.Default.CopyImageResult);

    /// <summary>The images.</summary>
    public static readonly Operation<DescribeImagesRequest, DescribeImagesResult> DescribeImages =
        new(Service, nameof(DescribeImages), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeImagesRequest, Ec2Shapes.Default.DescribeImagesResult);

    /// <summary>Deletes an image and leaves its snapshots.</summary>
    public static readonly Operation<DeregisterImageRequest, DeregisterImageResult> DeregisterImage =
        new(Service, nameof(DeregisterImage), HttpRoute.Rpc,
            Ec2Shapes.Default.DeregisterImageRequest, Ec2Shapes.Default.DeregisterImageResult);
}
