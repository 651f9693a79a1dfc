namespace Farshore.Aws.Kms;

/// <summary>A new key for the caller's own encrypting: its length, and the key that guards it.</summary>
public sealed record GenerateDataKeyRequest
{
    public required string KeyId { get; init; }

    public IReadOnlyDictionary<string, string>? EncryptionContext { get; init; }

    public int? NumberOfBytes { get; init; }

    public string? KeySpec { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The new key twice: to be used now, and encrypted, to be kept.</summary>
public sealed record GenerateDataKeyResponse
{
    public byte[]? CiphertextBlob { get; init; }

    public byte[]? Plaintext { get; init; }

    public string? KeyId { get; init; }
}

/// <summary>A new key that is to be used later, by whoever may decrypt it.</summary>
public sealed record GenerateDataKeyWithoutPlaintextRequest
{
    public required string KeyId { get; init; }

    public IReadOnlyDictionary<string, string>? EncryptionContext { get; init; }

    public string? KeySpec { get; init; }

    public int? NumberOfBytes { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The new key, encrypted.</summary>
public sealed record GenerateDataKeyWithoutPlaintextResponse
{
    public byte[]? CiphertextBlob { get; init; }

    public string? KeyId { get; init; }
}

public static partial class KmsApi
{
    public static readonly Operation<GenerateDataKeyRequest, GenerateDataKeyResponse>
        GenerateDataKey = new(
            Service, nameof(GenerateDataKey), HttpRoute.Rpc,
            KmsShapes.Default.GenerateDataKeyRequest, KmsShapes.Default.GenerateDataKeyResponse);

    public static readonly Operation<GenerateDataKeyWithoutPlaintextRequest, GenerateDataKeyWithoutPlaintextResponse>
        GenerateDataKeyWithoutPlaintext = new(
            Service, nameof(GenerateDataKeyWithoutPlaintext), HttpRoute.Rpc,
            KmsShapes.Default.GenerateDataKeyWithoutPlaintextRequest, KmsShapes.Default.GenerateDataKeyWithoutPlaintextResponse);
}
