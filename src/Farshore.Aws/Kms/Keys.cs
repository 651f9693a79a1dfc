namespace Farshore.Aws.Kms;

/// <summary>What a key is, without its material.</summary>
public sealed record KeyMetadata
{
    public string? AWSAccountId { get; init; }

    public required string KeyId { get; init; }

    public string? Arn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public bool? Enabled { get; init; }

    public string? Description { get; init; }

    public string? KeyUsage { get; init; }

    public string? KeyState { get; init; }

    public DateTimeOffset? DeletionDate { get; init; }

    public string? Origin { get; init; }

    public string? KeyManager { get; init; }

    public string? CustomerMasterKeySpec { get; init; }

    public string? KeySpec { get; init; }

    public IReadOnlyList<string>? EncryptionAlgorithms { get; init; }

    public IReadOnlyList<string>? SigningAlgorithms { get; init; }

    public bool? MultiRegion { get; init; }

    public int? PendingDeletionWindowInDays { get; init; }
}

/// <summary>A new key: what it is for and who may use it.</summary>
public sealed record CreateKeyRequest
{
    public string? Policy { get; init; }

    public string? Description { get; init; }

    public string? KeyUsage { get; init; }

    public string? CustomerMasterKeySpec { get; init; }

    public string? KeySpec { get; init; }

    public string? Origin { get; init; }

    public bool? BypassPolicyLockoutSafetyCheck { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }

    public bool? MultiRegion { get; init; }
}

/// <summary>The key as it was made.</summary>
public sealed record CreateKeyResponse
{
    public KeyMetadata? KeyMetadata { get; init; }
}

/// <summary>Asks for a key by id, ARN, alias or alias ARN.</summary>
public sealed record DescribeKeyRequest
{
    public required string KeyId { get; init; }
}

/// <summary>The key that was asked for.</summary>
public sealed record DescribeKeyResponse
{
    public KeyMetadata? KeyMetadata { get; init; }
}

/// <summary>Asks for the keys of the Region, page by page.</summary>
public sealed record ListKeysRequest
{
    public int? Limit { get; init; }

    public string? Marker { get; init; }
}

/// <summary>A key as a list names it.</summary>
public sealed record KeyListEntry
{
    public string? KeyId { get; init; }

    public string? KeyArn { get; init; }
}

/// <summary>One page of keys.</summary>
public sealed record ListKeysResponse
{
    public IReadOnlyList<KeyListEntry>? Keys { get; init; }

    public string? NextMarker { get; init; }

    public bool? Truncated { get; init; }
}

/// <summary>Lets a disabled key be used again.</summary>
public sealed record EnableKeyRequest
{
    public required string KeyId { get; init; }
}

/// <summary>The key is enabled.</summary>
public sealed record EnableKeyResponse;

/// <summary>Stops all use of a key for now.</summary>
public sealed record DisableKeyRequest
{
    public required string KeyId { get; init; }
}

/// <summary>The key is disabled.</summary>
public sealed record DisableKeyResponse;

/// <summary>Sets the day on which a key, and with it everything encrypted by it, is lost.</summary>
public sealed record ScheduleKeyDeletionRequest
{
    public required string KeyId { get; init; }

    public int? PendingWindowInDays { get; init; }
}

/// <summary>When the key will be deleted.</summary>
public sealed record ScheduleKeyDeletionResponse
{
    public string? KeyId { get; init; }

    public DateTimeOffset? DeletionDate { get; init; }

    public string? KeyState { get; init; }

    public int? PendingWindowInDays { get; init; }
}

/// <summary>Takes a scheduled deletion back.</summary>
public sealed record CancelKeyDeletionRequest
{
    public required string KeyId { get; init; }
}

/// <summary>The key stays, disabled.</summary>
public sealed record CancelKeyDeletionResponse
{
    public string? KeyId { get; init; }
}

/// <summary>A new description of a key.</summary>
public sealed record UpdateKeyDescriptionRequest
{
    public required string KeyId { get; init; }

    public required string Description { get; init; }
}

/// <summary>The description is replaced.</summary>
public sealed record UpdateKeyDescriptionResponse;

public static partial class KmsApi
{
    public static readonly Operation<CreateKeyRequest, CreateKeyResponse> CreateKey =
        new(Service, nameof(CreateKey), HttpRoute.Rpc, KmsShapes.Default.CreateKeyRequest, KmsShapes.Default.CreateKeyResponse);

    public static readonly Operation<DescribeKeyRequest, DescribeKeyResponse> DescribeKey =
        new(Service, nameof(DescribeKey), HttpRoute.Rpc, KmsShapes.Default.DescribeKeyRequest, KmsShapes.Default.DescribeKeyResponse);

    public static readonly Operation<ListKeysRequest, ListKeysResponse> ListKeys =
        new(Service, nameof(ListKeys), HttpRoute.Rpc, KmsShapes.Default.ListKeysRequest, KmsShapes.Default.ListKeysResponse);

    public static readonly Operation<EnableKeyRequest, EnableKeyResponse> EnableKey =
        new(Service, nameof(EnableKey), HttpRoute.Rpc, KmsShapes.Default.EnableKeyRequest, KmsShapes.Default.EnableKeyResponse);

    public static readonly Operation<DisableKeyRequest, DisableKeyResponse> DisableKey =
        new(Service, nameof(DisableKey), HttpRoute.Rpc, KmsShapes.Default.DisableKeyRequest, KmsShapes.Default.DisableKeyResponse);

    public static readonly Operation<ScheduleKeyDeletionRequest, ScheduleKeyDeletionResponse> ScheduleKeyDeletion =
        new(Service, nameof(ScheduleKeyDeletion), HttpRoute.Rpc,
            KmsShapes.Default.ScheduleKeyDeletionRequest, KmsShapes.Default.ScheduleKeyDeletionResponse);

    public static readonly Operation<CancelKeyDeletionRequest, CancelKeyDeletionResponse> CancelKeyDeletion =
        new(Service, nameof(CancelKeyDeletion), HttpRoute.Rpc,
            KmsShapes.Default.CancelKeyDeletionRequest, KmsShapes.Default.CancelKeyDeletionResponse);

    public static readonly Operation<UpdateKeyDescriptionRequest, UpdateKeyDescriptionResponse> UpdateKeyDescription =
        new(Service, nameof(UpdateKeyDescription), HttpRoute.Rpc,
            KmsShapes.Default.UpdateKeyDescriptionRequest, KmsShapes.Default.UpdateKeyDescriptionResponse);
}
