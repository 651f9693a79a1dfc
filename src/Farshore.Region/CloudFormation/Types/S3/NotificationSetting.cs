using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>Who is told of what happens in a bucket.</summary>
static class NotificationSetting
{
    const string Property = "NotificationConfiguration";

    static readonly TemplateForm<TemplateNotifications> Form = new(
        BucketDocuments.Default.TemplateNotifications, ("S3Key", "Key"), ("Rules", "FilterRules"));

    public static readonly BucketSetting Setting = new(Property,
        (api, bucket, wanted, stop) => api.SendAsync(S3Api.PutBucketNotificationConfiguration, new()
        {
            Bucket = bucket, NotificationConfiguration = Form.Read(wanted, Property).ToApi(),
        }, stop),
        (api, bucket, stop) => api.SendAsync(S3Api.PutBucketNotificationConfiguration, new()
        {
            Bucket = bucket, NotificationConfiguration = new(),
        }, stop),
        async (api, bucket, stop) => Form.Write(TemplateNotifications.Of(
            await api.SendAsync(S3Api.GetBucketNotificationConfiguration, new() { Bucket = bucket }, stop))));
}

/// <summary>Receivers as a template lists them: each with one event, where the API has many.</summary>
sealed record TemplateNotifications
{
    public TemplateEventBridge? EventBridgeConfiguration { get; init; }

    public IReadOnlyList<TemplateFunctionEvent>? LambdaConfigurations { get; init; }

    public IReadOnlyList<TemplateQueueEvent>? QueueConfigurations { get; init; }

    public IReadOnlyList<TemplateTopicEvent>? TopicConfigurations { get; init; }

    public NotificationConfiguration ToApi() => new()
    {
        EventBridgeConfiguration = EventBridgeConfiguration is { EventBridgeEnabled: true } ? new() : null,
        LambdaFunctionConfigurations = LambdaConfigurations?.Select(one => new LambdaFunctionConfiguration
        {
            LambdaFunctionArn = one.Function, Events = [one.Event], Filter = one.Filter,
        }).ToList(),
        QueueConfigurations = QueueConfigurations?.Select(one => new QueueConfiguration
        {
            QueueArn = one.Queue, Events = [one.Event], Filter = one.Filter,
        }).ToList(),
        TopicConfigurations = TopicConfigurations?.Select(one => new TopicConfiguration
        {
            TopicArn = one.Topic, Events = [one.Event], Filter = one.Filter,
        }).ToList(),
    };

    public static TemplateNotifications Of(NotificationConfiguration there) => new()
    {
        EventBridgeConfiguration = new() { EventBridgeEnabled = there.EventBridgeConfiguration is not null },
        LambdaConfigurations = there.LambdaFunctionConfigurations?.SelectMany(one => one.Events, (one, what) =>
            new TemplateFunctionEvent { Function = one.LambdaFunctionArn, Event = what, Filter = one.Filter }).ToList(),
        QueueConfigurations = there.QueueConfigurations?.SelectMany(one => one.Events, (one, what) =>
            new TemplateQueueEvent { Queue = one.QueueArn, Event = what, Filter = one.Filter }).ToList(),
        TopicConfigurations = there.TopicConfigurations?.SelectMany(one => one.Events, (one, what) =>
            new TemplateTopicEvent { Topic = one.TopicArn, Event = what, Filter = one.Filter }).ToList(),
    };
}

/// <summary>Whether EventBridge hears of everything.</summary>
sealed record TemplateEventBridge
{
    public bool EventBridgeEnabled { get; init; } = true;
}

/// <summary>A function that is told of one kind of event.</summary>
sealed record TemplateFunctionEvent
{
    public required string Function { get; init; }

    public required string Event { get; init; }

    public NotificationConfigurationFilter? Filter { get; init; }
}

/// <summary>A queue that is told of one kind of event.</summary>
sealed record TemplateQueueEvent
{
    public required string Queue { get; init; }

    public required string Event { get; init; }

    public NotificationConfigurationFilter? Filter { get; init; }
}

/// <summary>A topic that is told of one kind of event.</summary>
sealed record TemplateTopicEvent
{
    public required string Topic { get; init; }

    public required string Event { get; init; }

    public NotificationConfigurationFilter? Filter { get; init; }
}
