namespace Farshore.Aws.Ec2;

/// <summary>Tags of a new gateway.</summary>
public sealed record CreateInternetGatewayRequest
{
    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The network a gateway is attached to.</summary>
public sealed record InternetGatewayAttachment
{
    public string? State { get; init; }

    public string? VpcId { get; init; }
}

/// <summary>A door of a network to the internet.</summary>
public sealed record InternetGateway
{
    [WireName("attachmentSet")]
    public IReadOnlyList<InternetGatewayAttachment>? Attachments { get; init; }

    public string? InternetGatewayId { get; init; }

    public string? OwnerId { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>The new gateway, attached to nothing.</summary>
public sealed record CreateInternetGatewayResult
{
    public InternetGateway? InternetGateway { get; init; }
}

/// <summary>Which gateway to give to which network.</summary>
public sealed record AttachInternetGatewayRequest
{
    public bool? DryRun { get; init; }

    public required string InternetGatewayId { get; init; }

    public required string VpcId { get; init; }
}

/// <summary>AttachInternetGateway answers nothing but its success.</summary>
public sealed record AttachInternetGatewayResponse;

/// <summary>Which gateway to take from which network.</summary>
public sealed record DetachInternetGatewayRequest
{
    public bool? DryRun { get; init; }

    public required string InternetGatewayId { get; init; }

    public required string VpcId { get; init; }
}

/// <summary>DetachInternetGateway answers nothing but its success.</summary>
public sealed record DetachInternetGatewayResponse;

/// <summary>The gateway to delete.</summary>
public sealed record DeleteInternetGatewayRequest
{
    public bool? DryRun { get; init; }

    public required string InternetGatewayId { get; init; }
}

/// <summary>DeleteInternetGateway answers nothing but its success.</summary>
public sealed record DeleteInternetGatewayResponse;

/// <summary>Which gateways to describe.</summary>
public sealed record DescribeInternetGatewaysRequest
{
    [WireName("NextToken")]
    public string? NextToken { get; init; }

    [WireName("MaxResults")]
    public int? MaxResults { get; init; }

    public bool? DryRun { get; init; }

    [WireName("internetGatewayId")]
    public IReadOnlyList<string>? InternetGatewayIds { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>One page of gateways.</summary>
public sealed record DescribeInternetGatewaysResult
{
    [WireName("internetGatewaySet")]
    public IReadOnlyList<InternetGateway>? InternetGateways { get; init; }

    public string? NextToken { get; init; }
}

public static partial class Ec2Api
{
    /// <summary>Makes a gateway.</summary>
    public static readonly Operation<CreateInternetGatewayRequest, CreateInternetGatewayResult> CreateInternetGateway =
        new(Service, nameof(CreateInternetGateway), HttpRoute.Rpc,
            Ec2Shapes.Default.CreateInternetGatewayRequest, Ec2Shapes.Default.CreateInternetGatewayResult);

    /// <summary>Gives a gateway to a network.</summary>
    public static readonly Operation<AttachInternetGatewayRequest, AttachInternetGatewayResponse> AttachInternetGateway =
        new(Service, nameof(AttachInternetGateway), HttpRoute.Rpc,
            Ec2Shapes.Default.AttachInternetGatewayRequest, Ec2Shapes.Default.AttachInternetGatewayResponse);

    /// <summary>Takes a gateway from a network.</summary>
    public static readonly Operation<DetachInternetGatewayRequest, DetachInternetGatewayResponse> DetachInternetGateway =
        new(Service, nameof(DetachInternetGateway), HttpRoute.Rpc,
            Ec2Shapes.Default.DetachInternetGatewayRequest, Ec2Shapes.Default.DetachInternetGatewayResponse);

    /// <summary>Deletes a gateway that is attached to nothing.</summary>
    public static readonly Operation<DeleteInternetGatewayRequest, DeleteInternetGatewayResponse> DeleteInternetGateway =
        new(Service, nameof(DeleteInternetGateway), HttpRoute.Rpc,
            Ec2Shapes.Default.DeleteInternetGatewayRequest, Ec2Shapes.Default.DeleteInternetGatewayResponse);

    /// <summary>The gateways.</summary>
    public static readonly Operation<DescribeInternetGatewaysRequest, DescribeInternetGatewaysResult> DescribeInternetGateways =
        new(Service, nameof(DescribeInternetGateways), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeInternetGatewaysRequest, Ec2Shapes.Default.DescribeInternetGatewaysResult);
}
