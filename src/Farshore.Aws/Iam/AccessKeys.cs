namespace Farshore.Aws.Iam;

/// <summary>Asks for a key of a user, or of the caller.</summary>
public sealed record CreateAccessKeyRequest
{
    public string? UserName { get; init; }
}

/// <summary>A key with its secret, which is shown this once.</summary>
public sealed record AccessKey
{
    public required string UserName { get; init; }

    public required string AccessKeyId { get; init; }

    public required string Status { get; init; }

    public required string SecretAccessKey { get; init; }

    public DateTimeOffset? CreateDate { get; init; }
}

/// <summary>The key as it was made.</summary>
public sealed record CreateAccessKeyResponse
{
    public required AccessKey AccessKey { get; init; }
}

/// <summary>Asks for a user's keys, or for the caller's.</summary>
public sealed record ListAccessKeysRequest
{
    public string? UserName { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }
}

/// <summary>A key without its secret.</summary>
public sealed record AccessKeyMetadata
{
    public string? UserName { get; init; }

    public string? AccessKeyId { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? CreateDate { get; init; }
}

/// <summary>The keys of the user.</summary>
public sealed record ListAccessKeysResponse
{
    public required IReadOnlyList<AccessKeyMetadata> AccessKeyMetadata { get; init; }

    public bool? IsTruncated { get; init; }

    public string? Marker { get; init; }
}

/// <summary>Names the key to end.</summary>
public sealed record DeleteAccessKeyRequest
{
    public string? UserName { get; init; }

    public required string AccessKeyId { get; init; }
}

/// <summary>The key opens nothing any more.</summary>
public sealed record DeleteAccessKeyResponse;

public static partial class IamApi
{
    public static readonly Operation<CreateAccessKeyRequest, CreateAccessKeyResponse> CreateAccessKey =
        new(Service, nameof(CreateAccessKey), HttpRoute.Rpc, IamShapes.Default.CreateAccessKeyRequest,
            IamShapes.Default.CreateAccessKeyResponse);

    public static readonly Operation<ListAccessKeysRequest, ListAccessKeysResponse> ListAccessKeys =
        new(Service, nameof(ListAccessKeys), HttpRoute.Rpc, IamShapes.Default.ListAccessKeysRequest,
            IamShapes.Default.ListAccessKeysResponse);

    public static readonly Operation<DeleteAccessKeyRequest, DeleteAccessKeyResponse> DeleteAccessKey =
        new(Service, nameof(DeleteAccessKey), HttpRoute.Rpc, IamShapes.Default.DeleteAccessKeyRequest,
            IamShapes.Default.DeleteAccessKeyResponse);
}
