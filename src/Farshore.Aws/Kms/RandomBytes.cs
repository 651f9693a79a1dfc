namespace Farshore.Aws.Kms;

/// <summary>How many random bytes are wanted, up to 1024.</summary>
public sealed record GenerateRandomRequest
{
    public int? NumberOfBytes { get; init; }
}

/// <summary>Random bytes that belong to no key.</summary>
public sealed record GenerateRandomResponse
{
    public byte[]? Plaintext { get; init; }
}

public static partial class KmsApi
{
    public static readonly Operation<GenerateRandomRequest, GenerateRandomResponse>
        GenerateRandom = new(
            Service, nameof(GenerateRandom), HttpRoute.Rpc,
            KmsShapes.Default.GenerateRandomRequest, KmsShapes.Default.GenerateRandomResponse);
}
