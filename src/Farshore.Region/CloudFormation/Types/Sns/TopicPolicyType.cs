using System.Text.Json.Nodes;
using Farshore.Aws.Sns;

namespace Farshore.Region.CloudFormation.Types.Sns;

/// <summary><c>AWS::SNS::TopicPolicy</c>: one policy for several topics.</summary>
sealed class TopicPolicyType : IResourceType
{
    const int LongestName = 128;

    public ResourceSchema Schema { get; } = new("AWS::SNS::TopicPolicy", new HashSet<string> { "PolicyDocument", "Topics" })
    {
        Required = new HashSet<string> { "PolicyDocument", "Topics" },
        Attributes = new HashSet<string> { "Id" },
    };

    public Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken) =>
        UpdateAsync(work, work.NameFor(LongestName), new(new()), wanted, cancellationToken);

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var topics = wanted.Texts("Topics") ?? [];
        foreach (var topic in topics) await SetAsync(work, topic, wanted.RequiredDocument("PolicyDocument"), cancellationToken);
        foreach (var topic in (before.Texts("Topics") ?? []).Except(topics)) await ResetAsync(work, topic, cancellationToken);
        return new(id, new() { ["Id"] = id });
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        foreach (var topic in last.Texts("Topics") ?? []) await ResetAsync(work, topic, cancellationToken);
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        JsonNode? document = null;
        foreach (var topic in last.Texts("Topics") ?? [])
        {
            var there = await Absent.OrNoneAsync(
                work.Api.SendAsync(SnsApi.GetTopicAttributes, new() { TopicArn = topic }, cancellationToken), "NotFound");
            if (there?.Attributes?.GetValueOrDefault("Policy") is not { } policy) return null;
            document = AsWritten.Policy(policy, last.Values["PolicyDocument"]);
            if (!JsonNode.DeepEquals(document, last.Values["PolicyDocument"])) break;
        }

        return new() { ["Topics"] = last.Values["Topics"]?.DeepClone(), ["PolicyDocument"] = document };
    }

    // An empty policy is the topic's own again.
    static Task ResetAsync(ResourceWork work, string topic, CancellationToken cancellationToken) =>
        Absent.IsFineAsync(SetAsync(work, topic, "", cancellationToken), "NotFound");

    static Task SetAsync(ResourceWork work, string topic, string policy, CancellationToken cancellationToken) =>
        work.Api.SendAsync(SnsApi.SetTopicAttributes, new()
        {
            TopicArn = topic, AttributeName = "Policy", AttributeValue = policy,
        }, cancellationToken);
}
