using System.Text.Json.Nodes;
using Farshore.Aws.Sns;

namespace Farshore.Region.CloudFormation.Types.Sns;

/// <summary><c>AWS::SNS::Subscription</c>.</summary>
sealed class SubscriptionType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::SNS::Subscription", new HashSet<string>
    {
        "Endpoint", "Protocol", "RawMessageDelivery", "TopicArn",
    })
    {
        Required = new HashSet<string> { "Protocol", "TopicArn" },
        CreateOnly = new HashSet<string> { "Endpoint", "Protocol", "TopicArn" },
        Attributes = new HashSet<string> { "Arn" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var arn = await new TopicSubscribers(work.Api, wanted.Required("TopicArn")).AddAsync(
            wanted.Required("Protocol"), wanted.Text("Endpoint"), cancellationToken, new Dictionary<string, string>
            {
                ["RawMessageDelivery"] = wanted.Flag("RawMessageDelivery") == true ? "true" : "false",
            });
        return new(arn, new() { ["Arn"] = arn });
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await work.Api.SendAsync(SnsApi.SetSubscriptionAttributes, new()
        {
            SubscriptionArn = id, AttributeName = "RawMessageDelivery",
            AttributeValue = wanted.Flag("RawMessageDelivery") == true ? "true" : "false",
        }, cancellationToken);
        return new(id, new() { ["Arn"] = id });
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        Absent.IsFineAsync(work.Api.SendAsync(SnsApi.Unsubscribe, new() { SubscriptionArn = id }, cancellationToken), "NotFound");

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        (await Absent.OrNoneAsync(work.Api.SendAsync(
            SnsApi.GetSubscriptionAttributes, new() { SubscriptionArn = id }, cancellationToken), "NotFound"))?.Attributes is not { } there
            ? null
            : new Readout(last).Text("Endpoint", there.GetValueOrDefault("Endpoint")).Text("Protocol", there.GetValueOrDefault("Protocol"))
                .Text("TopicArn", there.GetValueOrDefault("TopicArn"))
                .Flag("RawMessageDelivery", there.GetValueOrDefault("RawMessageDelivery") == "true").Values;
}
