namespace Farshore.Aws.Sts;

/// <summary>The encoded part of a refusal.</summary>
public sealed record DecodeAuthorizationMessageRequest
{
    public required string EncodedMessage { get; init; }
}

/// <summary>The refusal in full, as JSON: who wanted to do what to which resource.</summary>
public sealed record DecodeAuthorizationMessageResponse
{
    public string? DecodedMessage { get; init; }
}

public static partial class StsApi
{
    public static readonly Operation<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse> DecodeAuthorizationMessage =
        new(Service, nameof(DecodeAuthorizationMessage), HttpRoute.Rpc,
            StsShapes.Default.DecodeAuthorizationMessageRequest, StsShapes.Default.DecodeAuthorizationMessageResponse);
}
