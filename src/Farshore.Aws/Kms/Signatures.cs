namespace Farshore.Aws.Kms;

/// <summary>Up to 4096 bytes, or the digest of more, to be signed by a key.</summary>
public sealed record SignRequest
{
    public required string KeyId { get; init; }

    public required byte[] Message { get; init; }

    public string? MessageType { get; init; }

    public IReadOnlyList<string>? GrantTokens { get; init; }

    public required string SigningAlgorithm { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The signature, and the key and algorithm that made it.</summary>
public sealed record SignResponse
{
    public string? KeyId { get; init; }

    public byte[]? Signature { get; init; }

    public string? SigningAlgorithm { get; init; }
}

/// <summary>A message and what is said to be its signature.</summary>
public sealed record VerifyRequest
{
    public required string KeyId { get; init; }

    public required byte[] Message { get; init; }

    public string? MessageType { get; init; }

    public required byte[] Signature { get; init; }

    public required string SigningAlgorithm { get; init; }

    public IReadOnlyList<string>? GrantTokens { get; init; }

    public bool? DryRun { get; init; }
}

/// <summary>The signature is the key's; where it is not, the answer is an error.</summary>
public sealed record VerifyResponse
{
    public string? KeyId { get; init; }

    public bool? SignatureValid { get; init; }

    public string? SigningAlgorithm { get; init; }
}

/// <summary>Asks for the half of a key that anybody may have.</summary>
public sealed record GetPublicKeyRequest
{
    public required string KeyId { get; init; }

    public IReadOnlyList<string>? GrantTokens { get; init; }
}

/// <summary>The public half, in the DER form of X.509, and what it can check.</summary>
public sealed record GetPublicKeyResponse
{
    public string? KeyId { get; init; }

    public byte[]? PublicKey { get; init; }

    public string? CustomerMasterKeySpec { get; init; }

    public string? KeySpec { get; init; }

    public string? KeyUsage { get; init; }

    public IReadOnlyList<string>? EncryptionAlgorithms { get; init; }

    public IReadOnlyList<string>? SigningAlgorithms { get; init; }

    public IReadOnlyList<string>? KeyAgreementAlgorithms { get; init; }
}

public static partial class KmsApi
{
    public static readonly Operation<SignRequest, SignResponse> Sign =
        new(Service, nameof(Sign), HttpRoute.Rpc, KmsShapes.Default.SignRequest, KmsShapes.Default.SignResponse);

    public static readonly Operation<VerifyRequest, VerifyResponse> Verify =
        new(Service, nameof(Verify), HttpRoute.Rpc, KmsShapes.Default.VerifyRequest, KmsShapes.Default.VerifyResponse);

    public static readonly Operation<GetPublicKeyRequest, GetPublicKeyResponse> GetPublicKey =
        new(Service, nameof(GetPublicKey), HttpRoute.Rpc,
            KmsShapes.Default.GetPublicKeyRequest, KmsShapes.Default.GetPublicKeyResponse);
}
