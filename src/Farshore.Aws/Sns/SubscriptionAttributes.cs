namespace Farshore.Aws.Sns;

/// <summary>Asks for what a subscription is set to.</summary>
public sealed record GetSubscriptionAttributesInput
{
    public required string SubscriptionArn { get; init; }
}

/// <summary>Settings by name.</summary>
public sealed record GetSubscriptionAttributesResponse
{
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}

/// <summary>Sets one thing of a subscription.</summary>
public sealed record SetSubscriptionAttributesInput
{
    public required string SubscriptionArn { get; init; }

    public required string AttributeName { get; init; }

    public string? AttributeValue { get; init; }
}

/// <summary>SetSubscriptionAttributes answers nothing.</summary>
public sealed record SetSubscriptionAttributesResponse;

public static partial class SnsApi
{
    public static readonly Operation<GetSubscriptionAttributesInput, GetSubscriptionAttributesResponse> GetSubscriptionAttributes =
        new(Service, nameof(GetSubscriptionAttributes), HttpRoute.Rpc,
            SnsShapes.Default.GetSubscriptionAttributesInput, SnsShapes.Default.GetSubscriptionAttributesResponse);

    public static readonly Operation<SetSubscriptionAttributesInput, SetSubscriptionAttributesResponse> SetSubscriptionAttributes =
        new(Service, nameof(SetSubscriptionAttributes), HttpRoute.Rpc,
            SnsShapes.Default.SetSubscriptionAttributesInput, SnsShapes.Default.SetSubscriptionAttributesResponse);
}
