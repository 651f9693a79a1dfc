namespace Farshore.Aws.Sts;

/// <summary>Asks who the signature says I am.</summary>
public sealed record GetCallerIdentityRequest;

/// <summary>Account, ARN and unique id of the caller.</summary>
public sealed record GetCallerIdentityResponse
{
    public string? UserId { get; init; }

    public string? Account { get; init; }

    public string? Arn { get; init; }
}

public static partial class StsApi
{
    public static readonly Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> GetCallerIdentity =
        new(Service, nameof(GetCallerIdentity), HttpRoute.Rpc,
            StsShapes.Default.GetCallerIdentityRequest, StsShapes.Default.GetCallerIdentityResponse);
}
