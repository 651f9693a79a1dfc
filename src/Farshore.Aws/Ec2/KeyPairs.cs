namespace Farshore.Aws.Ec2;

/// <summary>Name and public key in OpenSSH's form.</summary>
public sealed record ImportKeyPairRequest
{
    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    public bool? DryRun { get; init; }

    public required string KeyName { get; init; }

    public required byte[] PublicKeyMaterial { get; init; }
}

/// <summary>The registered key.</summary>
public sealed record ImportKeyPairResult
{
    public string? KeyFingerprint { get; init; }

    public string? KeyName { get; init; }

    public string? KeyPairId { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>A registered key.</summary>
public sealed record KeyPairInfo
{
    public string? KeyPairId { get; init; }

    public string? KeyType { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? PublicKey { get; init; }

    public DateTimeOffset? CreateTime { get; init; }

    public string? KeyName { get; init; }

    public string? KeyFingerprint { get; init; }
}

/// <summary>Which keys to describe.</summary>
public sealed record DescribeKeyPairsRequest
{
    [WireName("KeyName"), Items("KeyName")]
    public IReadOnlyList<string>? KeyNames { get; init; }

    [WireName("KeyPairId"), Items("KeyPairId")]
    public IReadOnlyList<string>? KeyPairIds { get; init; }

    [WireName("IncludePublicKey")]
    public bool? IncludePublicKey { get; init; }

    public bool? DryRun { get; init; }

    [WireName("Filter"), Items("Filter")]
    public IReadOnlyList<Filter>? Filters { get; init; }
}

/// <summary>The keys found.</summary>
public sealed record DescribeKeyPairsResult
{
    [WireName("keySet")]
    public IReadOnlyList<KeyPairInfo>? KeyPairs { get; init; }
}

/// <summary>The key to forget.</summary>
public sealed record DeleteKeyPairRequest
{
    [WireName("KeyName")]
    public string? KeyName { get; init; }

    [WireName("KeyPairId")]
    public string? KeyPairId { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The key that was asked for.</summary>
public sealed record DeleteKeyPairResult
{
    public bool? Return { get; init; }

    public string? KeyPairId { get; init; }
}

/// <summary>Name and type of a key to make.</summary>
public sealed record CreateKeyPairRequest
{
    [WireName("KeyName")]
    public required string KeyName { get; init; }

    [WireName("KeyType")]
    public string? KeyType { get; init; }

    [WireName("TagSpecification")]
    public IReadOnlyList<TagSpecification>? TagSpecifications { get; init; }

    [WireName("KeyFormat")]
    public string? KeyFormat { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>A new key with its private half, which is told once.</summary>
public sealed record KeyPair
{
    public string? KeyPairId { get; init; }

    [WireName("tagSet")]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public string? KeyName { get; init; }

    public string? KeyFingerprint { get; init; }

    public string? KeyMaterial { get; init; }
}

public static partial class Ec2Api
{
    /// <summary>Registers a public key under a name.</summary>
    public static readonly Operation<ImportKeyPairRequest, ImportKeyPairResult> ImportKeyPair =
        new(Service, nameof(ImportKeyPair), HttpRoute.Rpc, Ec2Shapes.Default.ImportKeyPairRequest, Ec2Shapes.Default.ImportKeyPairResult);

    /// <summary>The registered keys.</summary>
    public static readonly Operation<DescribeKeyPairsRequest, DescribeKeyPairsResult> DescribeKeyPairs =
        new(Service, nameof(DescribeKeyPairs), HttpRoute.Rpc,
            Ec2Shapes.Default.DescribeKeyPairsRequest, Ec2Shapes.Default.DescribeKeyPairsResult);

    /// <summary>Forgets a key.</summary>
    public static readonly Operation<DeleteKeyPairRequest, DeleteKeyPairResult> DeleteKeyPair =
        new(Service, nameof(DeleteKeyPair), HttpRoute.Rpc, Ec2Shapes.Default.DeleteKeyPairRequest, Ec2Shapes.Default.DeleteKeyPairResult);

    /// <summary>Makes a key pair, keeps its public half and tells the private one.</summary>
    public static readonly Operation<CreateKeyPairRequest, KeyPair> CreateKeyPair =
        new(Service, nameof(CreateKeyPair), HttpRoute.Rpc, Ec2Shapes.Default.CreateKeyPairRequest, Ec2Shapes.Default.KeyPair);
}
