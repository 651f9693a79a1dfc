namespace Farshore.Aws.Kms;

/// <summary>Up to 4096 bytes to be encrypted under a key; the context must be given again to decrypt them.</summary>
public sealed record EncryptRequest
{
    public required string KeyId { get; init; }

    public required byte[] Plaintext { get; init; }

    public IReadOnlyDictionary<string, string>? EncryptionContext { get; init; }

    public string? EncryptionAlgorithm { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The ciphertext, which names its key, and that key.</summary>
public sealed record EncryptResponse
{
    public byte[]? CiphertextBlob { get; init; }

    public string? KeyId { get; init; }

    public string? EncryptionAlgorithm { get; init; }
}

/// <summary>A ciphertext; it says itself which key it needs, and the key may be named to make sure.</summary>
public sealed record DecryptRequest
{
    public byte[]? CiphertextBlob { get; init; }

    public IReadOnlyDictionary<string, string>? EncryptionContext { get; init; }

    public string? KeyId { get; init; }

    public string? EncryptionAlgorithm { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The bytes that were encrypted, and the key that did it.</summary>
public sealed record DecryptResponse
{
    public string? KeyId { get; init; }

    public byte[]? Plaintext { get; init; }

    public string? EncryptionAlgorithm { get; init; }
}

/// <summary>A ciphertext that is to be under another key or context, without its bytes leaving the service.</summary>
public sealed record ReEncryptRequest
{
    public byte[]? CiphertextBlob { get; init; }

    public IReadOnlyDictionary<string, string>? SourceEncryptionContext { get; init; }

    public string? SourceKeyId { get; init; }

    public required string DestinationKeyId { get; init; }

    public IReadOnlyDictionary<string, string>? DestinationEncryptionContext { get; init; }

    public string? SourceEncryptionAlgorithm { get; init; }

    public string? DestinationEncryptionAlgorithm { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The new ciphertext, with the key it was under and the key it is under.</summary>
public sealed record ReEncryptResponse
{
    public byte[]? CiphertextBlob { get; init; }

    public string? SourceKeyId { get; init; }

    public string? KeyId { get; init; }

    public string? SourceEncryptionAlgorithm { get; init; }

    public string? DestinationEncryptionAlgorithm { get; init; }
}

public static partial class KmsApi
{
    public static readonly Operation<EncryptRequest, EncryptResponse> Encrypt =
        new(Service, nameof(Encrypt), HttpRoute.Rpc, KmsShapes.Default.EncryptRequest, KmsShapes.Default.EncryptResponse);

    public static readonly Operation<DecryptRequest, DecryptResponse> Decrypt =
        new(Service, nameof(Decrypt), HttpRoute.Rpc, KmsShapes.Default.DecryptRequest, KmsShapes.Default.DecryptResponse);

    public static readonly Operation<ReEncryptRequest, ReEncryptResponse> ReEncrypt =
        new(Service, nameof(ReEncrypt), HttpRoute.Rpc, KmsShapes.Default.ReEncryptRequest, KmsShapes.Default.ReEncryptResponse);
}
