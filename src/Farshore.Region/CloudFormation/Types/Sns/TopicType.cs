using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Sns;

namespace Farshore.Region.CloudFormation.Types.Sns;

/// <summary><c>AWS::SNS::Topic</c>, with the subscriptions written into it.</summary>
sealed class TopicType : IResourceType
{
    const int LongestName = 256;

    static readonly IReadOnlyList<string> Settings = ["DisplayName", "SignatureVersion"];

    public ResourceSchema Schema { get; } = new("AWS::SNS::Topic", new HashSet<string>(
        ["FifoTopic", "Subscription", "Tags", "TopicName", .. Settings]))
    {
        CreateOnly = new HashSet<string> { "FifoTopic", "TopicName" },
        Attributes = new HashSet<string> { "TopicArn", "TopicName" },
        NameProperty = "TopicName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = wanted.Text("TopicName") ?? work.NameFor(LongestName);
        var attributes = Settings.Where(wanted.Has).ToDictionary(setting => setting, setting => wanted.Text(setting)!);
        if (wanted.Flag("FifoTopic") == true) attributes["FifoTopic"] = "true";
        var arn = await MakeAsync(work, name, attributes, TagsOf(work, wanted), cancellationToken);
        await work.HasMade(arn);
        await SubscribeAsync(work, arn, new(new()), wanted, cancellationToken);
        return Made(arn);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        foreach (var setting in Settings.Where(setting => wanted.Differs(before, setting))) await work.Api.SendAsync(
            SnsApi.SetTopicAttributes,
            new() { TopicArn = id, AttributeName = setting, AttributeValue = wanted.Text(setting) ?? "" }, cancellationToken);
        await SubscribeAsync(work, id, before, wanted, cancellationToken);
        var tags = TagsOf(work, wanted);
        if (before.Tags().Keys.Except(tags.Select(tag => tag.Key)).ToList() is { Count: > 0 } gone)
            await work.Api.SendAsync(SnsApi.UntagResource, new() { ResourceArn = id, TagKeys = gone }, cancellationToken);
        await work.Api.SendAsync(SnsApi.TagResource, new() { ResourceArn = id, Tags = tags }, cancellationToken);
        return Made(id);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        Absent.IsFineAsync(work.Api.SendAsync(SnsApi.DeleteTopic, new() { TopicArn = id }, cancellationToken), "NotFound");

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if ((await Absent.OrNoneAsync(work.Api.SendAsync(SnsApi.GetTopicAttributes, new() { TopicArn = id }, cancellationToken),
            "NotFound"))
            ?.Attributes is not { } there) return null;
        var tags = (await work.Api.SendAsync(SnsApi.ListTagsForResource, new() { ResourceArn = id }, cancellationToken)).Tags ?? [];
        var read = new Readout(last).Text("TopicName", id.Split(':')[^1]).Text("DisplayName", there.GetValueOrDefault("DisplayName"))
            .Text("SignatureVersion", there.GetValueOrDefault("SignatureVersion")).Flag("FifoTopic", false)
            .Tags(work, tags.Select(tag => KeyValuePair.Create(tag.Key, tag.Value)));
        if (last.Has("Subscription")) read.Put("Subscription", AsWritten.Of(new JsonArray([.. (await new TopicSubscribers(work.Api, id)
            .ListAsync(cancellationToken)).Select(one => new JsonObject { ["Endpoint"] = one.Endpoint, ["Protocol"] = one.Protocol })]),
            last.Values["Subscription"]));
        return read.Values;
    }

    static async Task<string> MakeAsync(
        ResourceWork work, string name, IReadOnlyDictionary<string, string> attributes, IReadOnlyList<Tag> tags,
        CancellationToken cancellationToken)
    {
        try
        {
            // A topic that is there is found by its name, unless its tags are others: those of another stack, or none.
            return (await work.Api.SendAsync(SnsApi.CreateTopic, new()
            {
                Name = name, Attributes = attributes, Tags = tags,
            }, cancellationToken)).TopicArn!;
        }
        catch (AwsException there) when (there.Message.Contains("already exists with different tags", StringComparison.Ordinal))
        {
            throw new AwsException("AlreadyExists", $"{name} already exists", 409);
        }
    }

    static async Task SubscribeAsync(
        ResourceWork work, string arn, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var subscribers = new TopicSubscribers(work.Api, arn);
        var kept = wanted.Parts("Subscription").Select(Subscriber).ToHashSet();
        foreach (var (protocol, endpoint) in before.Parts("Subscription").Select(Subscriber).Where(one => !kept.Contains(one)))
            await subscribers.RemoveAsync(protocol, endpoint, cancellationToken);
        foreach (var (protocol, endpoint) in kept) await subscribers.AddAsync(protocol, endpoint, cancellationToken);
    }

    static (string Protocol, string Endpoint) Subscriber(ResourceProperties one) => (one.Required("Protocol"), one.Required("Endpoint"));

    static IReadOnlyList<Tag> TagsOf(ResourceWork work, ResourceProperties wanted) =>
        [.. work.TagsWith(wanted.Tags()).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    static MadeResource Made(string arn) => new(arn, new() { ["TopicArn"] = arn, ["TopicName"] = arn.Split(':')[^1] });
}
