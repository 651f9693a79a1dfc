using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Sns;
using Farshore.Region.Hosting;
using Farshore.Region.Storage;

namespace Farshore.Region.Sns;

/// <summary>The topics of a region.</summary>
sealed partial class Topics(RegionContext region)
{
    const int OnPage = 100;

    public Table<StoredTopic> All { get; } = new(region.Database, "sns_topics", SnsRecordShapes.Default.StoredTopic);

    public void Serve(Operations served)
    {
        served.Add(SnsApi.CreateTopic, CreateAsync);
        served.Add(SnsApi.ListTopics, ListAsync);
    }

    /// <exception cref="AwsException">There is no such topic, or it is no ARN.</exception>
    public StoredTopic Find(string arn, string member = "TopicArn")
    {
        if (!Arn.TryParse(arn, out var parsed) || parsed.Service != "sns") throw SnsErrors.Parameter(member);
        return All.Find(parsed.Resource) is { } topic && topic.Arn == arn ? topic : throw SnsErrors.NoTopic();
    }

    async Task<CreateTopicResponse> CreateAsync(CreateTopicInput request, Call call, CancellationToken cancellationToken)
    {
        if (!Name().IsMatch(request.Name)) throw SnsErrors.Parameter("Topic Name");
        var tags = TopicTags.Read(request.Tags, region.Partition.IsPeer(call.Caller.AccessKeyId));
        var topic = new StoredTopic(request.Name, region.Arn("sns", request.Name).ToString(), tags)
        {
            Attributes = TopicAttributes.Checked(request.Attributes),
        };
        var there = await All.AddAsync(request.Name, topic, cancellationToken);
        if (tags.Count > 0 && tags.Any(tag => there.Tags.GetValueOrDefault(tag.Key) != tag.Value))
            throw SnsErrors.Parameter("Tags Reason: Topic already exists with different tags");
        return new() { TopicArn = there.Arn };
    }

    Task<ListTopicsResponse> ListAsync(ListTopicsInput request, Call call, CancellationToken cancellationToken)
    {
        var (page, next) = Paging.Page(
            All.List(), topic => topic.Name, request.NextToken, OnPage, () => SnsErrors.Parameter("NextToken"));
        return Task.FromResult(new ListTopicsResponse
        {
            Topics = [.. page.Select(topic => new Topic { TopicArn = topic.Arn })],
            NextToken = next,
        });
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$")]
    private static partial Regex Name();
}
