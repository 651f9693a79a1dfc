namespace Farshore.Aws.Sts;

/// <summary>A temporary key with the token that must go with it.</summary>
public sealed record Credentials
{
    public required string AccessKeyId { get; init; }

    public required string SecretAccessKey { get; init; }

    public required string SessionToken { get; init; }

    public required DateTimeOffset Expiration { get; init; }
}

/// <summary>The session as a principal.</summary>
public sealed record AssumedRoleUser
{
    public required string AssumedRoleId { get; init; }

    public required string Arn { get; init; }
}

/// <summary>Asks for a key that speaks for a role.</summary>
public sealed record AssumeRoleRequest
{
    public required string RoleArn { get; init; }

    public required string RoleSessionName { get; init; }

    /// <summary>Narrows the session: it may do what this and the role's policies allow.</summary>
    public string? Policy { get; init; }

    public int? DurationSeconds { get; init; }

    public string? ExternalId { get; init; }
}

/// <summary>The key and the session it belongs to.</summary>
public sealed record AssumeRoleResponse
{
    public Credentials? Credentials { get; init; }

    public AssumedRoleUser? AssumedRoleUser { get; init; }
}

/// <summary>Asks for a temporary key of the caller's own.</summary>
public sealed record GetSessionTokenRequest
{
    public int? DurationSeconds { get; init; }
}

/// <summary>The temporary key.</summary>
public sealed record GetSessionTokenResponse
{
    public Credentials? Credentials { get; init; }
}

public static partial class StsApi
{
    public static readonly Operation<AssumeRoleRequest, AssumeRoleResponse> AssumeRole =
        new(Service, nameof(AssumeRole), HttpRoute.Rpc, StsShapes.Default.AssumeRoleRequest, StsShapes.Default.AssumeRoleResponse);

    public static readonly Operation<GetSessionTokenRequest, GetSessionTokenResponse> GetSessionToken =
        new(Service, nameof(GetSessionToken), HttpRoute.Rpc,
            StsShapes.Default.GetSessionTokenRequest, StsShapes.Default.GetSessionTokenResponse);
}
