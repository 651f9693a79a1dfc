using System.Text.Json;
using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.CloudWatch;

namespace Farshore.Region.CloudFormation.Types.CloudWatch;

/// <summary>An alarm on a metric. An alarm that somebody else made is never taken over: the stack's own is known by the tags that only
/// CloudFormation may set.</summary>
sealed class AlarmType : IResourceType
{
    static readonly HashSet<string> Same = new(StringComparer.Ordinal)
    {
        "ActionsEnabled", "AlarmActions", "AlarmDescription", "AlarmName", "ComparisonOperator", "DatapointsToAlarm", "Dimensions",
        "EvaluateLowSampleCountPercentile", "EvaluationPeriods", "ExtendedStatistic", "InsufficientDataActions", "MetricName", "Metrics",
        "Namespace", "OKActions", "Period", "Statistic", "Threshold", "ThresholdMetricId", "TreatMissingData", "Unit",
    };

    static readonly TemplateForm<PutMetricAlarmInput> Form = new(AlarmTemplates.Default.PutMetricAlarmInput);

    public ResourceSchema Schema { get; } = new("AWS::CloudWatch::Alarm", Same.Append("Tags").ToHashSet(StringComparer.Ordinal))
    {
        CreateOnly = new HashSet<string> { "AlarmName" },
        Attributes = new HashSet<string> { "Arn" },
        NameProperty = "AlarmName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = wanted.Text("AlarmName") ?? work.NameFor(255);
        if (await FindAsync(work, name, cancellationToken) is { } there)
        {
            var marks = (await TagsAsync(work, there.AlarmArn!, cancellationToken)).ToDictionary(StringComparer.Ordinal);
            if (marks.GetValueOrDefault("aws:cloudformation:stack-id") != work.StackId
                || marks.GetValueOrDefault("aws:cloudformation:logical-id") != work.LogicalId)
                throw new AwsException("AlreadyExists", $"{name} already exists in stack or account.");
        }

        return await PutAsync(work, name, wanted, cancellationToken);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var made = await PutAsync(work, id, wanted, cancellationToken);
        var arn = made.Attributes["Arn"]!.ToString();
        var tags = work.TagsWith(wanted.Tags());
        await work.Api.SendAsync(CloudWatchApi.TagResource, new() { ResourceARN = arn, Tags = TagsOf(tags) }, cancellationToken);
        if (before.Tags().Keys.Where(key => !tags.ContainsKey(key)).ToList() is { Count: > 0 } gone)
            await work.Api.SendAsync(CloudWatchApi.UntagResource, new() { ResourceARN = arn, TagKeys = gone }, cancellationToken);
        return made;
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        work.Api.SendAsync(CloudWatchApi.DeleteAlarms, new() { AlarmNames = [id] }, cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { } alarm) return null;
        var now = JsonSerializer.SerializeToNode(alarm, AlarmTemplates.Default.MetricAlarm)!.AsObject();
        var read = new Readout(last);
        foreach (var name in Same) read.Put(name, AsWritten.Of(now[name], last.Values[name]));
        return last.Has("Tags") ? read.Tags(work, await TagsAsync(work, alarm.AlarmArn!, cancellationToken)).Values : read.Values;
    }

    static async Task<MadeResource> PutAsync(
        ResourceWork work, string name, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var said = wanted.Values.DeepClone().AsObject();
        said.Remove("Tags");
        said["AlarmName"] = name;
        var asked = Form.Read(said, "Properties");
        await work.Api.SendAsync(
            CloudWatchApi.PutMetricAlarm, asked with { Tags = TagsOf(work.TagsWith(wanted.Tags())) }, cancellationToken);
        var made = await FindAsync(work, name, cancellationToken) ?? throw new InvalidOperationException($"alarm {name} vanished");
        return new(name, new() { ["Arn"] = made.AlarmArn });
    }

    static async Task<MetricAlarm?> FindAsync(ResourceWork work, string name, CancellationToken cancellationToken) =>
        (await work.Api.SendAsync(CloudWatchApi.DescribeAlarms, new() { AlarmNames = [name] }, cancellationToken))
            .MetricAlarms is [var alarm, ..] ? alarm : null;

    static async Task<IEnumerable<KeyValuePair<string, string>>> TagsAsync(
        ResourceWork work, string arn, CancellationToken cancellationToken) =>
        ((await work.Api.SendAsync(CloudWatchApi.ListTagsForResource, new() { ResourceARN = arn }, cancellationToken)).Tags ?? [])
            .Select(tag => KeyValuePair.Create(tag.Key, tag.Value));

    static List<Tag> TagsOf(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
}
