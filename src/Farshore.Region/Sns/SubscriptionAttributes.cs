using Farshore.Aws.Sns;
using Farshore.Region.Hosting;

namespace Farshore.Region.Sns;

/// <summary>What a subscription is set to.</summary>
sealed class SubscriptionAttributes(Subscriptions subscriptions)
{
    public void Serve(Operations served)
    {
        served.Add(SnsApi.GetSubscriptionAttributes, GetAsync);
        served.Add(SnsApi.SetSubscriptionAttributes, SetAsync);
    }

    Task<GetSubscriptionAttributesResponse> GetAsync(
        GetSubscriptionAttributesInput request, Call call, CancellationToken cancellationToken)
    {
        var one = subscriptions.All.Find(request.SubscriptionArn) ?? throw SnsErrors.NoSubscription();
        return Task.FromResult(new GetSubscriptionAttributesResponse
        {
            Attributes = new Dictionary<string, string>
            {
                ["SubscriptionArn"] = one.Arn,
                ["TopicArn"] = one.Topic,
                ["Owner"] = one.Owner,
                ["Protocol"] = one.Protocol,
                ["Endpoint"] = one.Endpoint,
                ["RawMessageDelivery"] = Flag(one.RawDelivery),
                ["PendingConfirmation"] = Flag(one.IsPending),
                ["ConfirmationWasAuthenticated"] = Flag(!one.IsPending),
            },
        });
    }

    async Task<SetSubscriptionAttributesResponse> SetAsync(
        SetSubscriptionAttributesInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.AttributeName != "RawMessageDelivery")
            throw SnsErrors.Parameter($"AttributeName: a local region knows RawMessageDelivery, not {request.AttributeName}");
        if (request.AttributeValue is not ("true" or "false")) throw SnsErrors.Parameter("RawMessageDelivery: Invalid value");
        _ = await subscriptions.All.UpdateAsync(
            request.SubscriptionArn, one => one with { RawDelivery = request.AttributeValue == "true" }, cancellationToken)
            ?? throw SnsErrors.NoSubscription();
        return new();
    }

    static string Flag(bool set) => set ? "true" : "false";
}
