namespace Farshore.Aws.Kms;

/// <summary>Has a key get new material every year, or as often as is asked.</summary>
public sealed record EnableKeyRotationRequest
{
    public required string KeyId { get; init; }

    public int? RotationPeriodInDays { get; init; }
}

/// <summary>EnableKeyRotation answers nothing.</summary>
public sealed record EnableKeyRotationResponse;

/// <summary>Leaves a key with the material it has.</summary>
public sealed record DisableKeyRotationRequest
{
    public required string KeyId { get; init; }
}

/// <summary>DisableKeyRotation answers nothing.</summary>
public sealed record DisableKeyRotationResponse;

/// <summary>Asks whether a key's material changes, and when.</summary>
public sealed record GetKeyRotationStatusRequest
{
    public required string KeyId { get; init; }
}

/// <summary>Whether and when.</summary>
public sealed record GetKeyRotationStatusResponse
{
    public bool? KeyRotationEnabled { get; init; }

    public string? KeyId { get; init; }

    public int? RotationPeriodInDays { get; init; }

    public DateTimeOffset? NextRotationDate { get; init; }
}

public static partial class KmsApi
{
    public static readonly Operation<EnableKeyRotationRequest, EnableKeyRotationResponse> EnableKeyRotation =
        new(Service, nameof(EnableKeyRotation), HttpRoute.Rpc,
            KmsShapes.Default.EnableKeyRotationRequest, KmsShapes.Default.EnableKeyRotationResponse);

    public static readonly Operation<DisableKeyRotationRequest, DisableKeyRotationResponse> DisableKeyRotation =
        new(Service, nameof(DisableKeyRotation), HttpRoute.Rpc,
            KmsShapes.Default.DisableKeyRotationRequest, KmsShapes.Default.DisableKeyRotationResponse);

    public static readonly Operation<GetKeyRotationStatusRequest, GetKeyRotationStatusResponse> GetKeyRotationStatus =
        new(Service, nameof(GetKeyRotationStatus), HttpRoute.Rpc,
            KmsShapes.Default.GetKeyRotationStatusRequest, KmsShapes.Default.GetKeyRotationStatusResponse);
}
