using System.Text.Json.Serialization;
using Farshore.Aws;
using Farshore.Aws.Kms;

namespace Farshore.Region.Kms;

/// <summary>What a key's material may be used for now.</summary>
public enum KeyState
{
    Enabled,
    Disabled,
    PendingDeletion,
}

/// <summary>A key as the region keeps it; the material lies apart.</summary>
public sealed record MasterKey
{
    public required string Id { get; init; }

    public required Arn Arn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string Policy { get; init; }

    public string Description { get; init; } = "";

    /// <summary>What kind of key it is, e.g. <c>ECC_NIST_P256</c>.</summary>
    public string Spec { get; init; } = KeySpecs.Symmetric;

    /// <summary>What it is for.</summary>
    public string Usage { get; init; } = KeySpecs.Encrypts;

    /// <summary>AWS's own, which a customer can use but not change.</summary>
    public bool AwsManaged { get; init; }

    public KeyState State { get; init; }

    public DateTimeOffset? DeletionDate { get; init; }

    /// <summary>How often it is to get new material; null: never.</summary>
    public int? RotationDays { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public KeyMetadata Describe() => new()
    {
        AWSAccountId = Arn.Account,
        KeyId = Id,
        Arn = Arn.ToString(),
        CreationDate = CreatedAt,
        Enabled = State == KeyState.Enabled,
        Description = Description,
        KeyUsage = Usage,
        KeyState = State.ToString(),
        DeletionDate = DeletionDate,
        Origin = "AWS_KMS",
        KeyManager = AwsManaged ? "AWS" : "CUSTOMER",
        CustomerMasterKeySpec = Spec,
        KeySpec = Spec,
        EncryptionAlgorithms = Usage == KeySpecs.Encrypts ? [Spec] : null,
        SigningAlgorithms = KeySpecs.SigningAlgorithms(Spec),
        MultiRegion = false,
    };
}

/// <summary>A name for a key.</summary>
public sealed record KeyAlias(string Name, string KeyId, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>256 random bits, or a private key, that never leave the region.</summary>
/// <param name="Bytes">As they are: only in a region of an earlier version that has not started since.</param>
/// <param name="Sealed">Under the region's secret.</param>
public sealed record KeyMaterial(byte[]? Bytes = null, byte[]? Sealed = null);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MasterKey)), JsonSerializable(typeof(KeyAlias)), JsonSerializable(typeof(KeyMaterial))]
sealed partial class KmsRecordShapes : JsonSerializerContext;
