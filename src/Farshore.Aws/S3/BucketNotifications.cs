namespace Farshore.Aws.S3;

/// <summary>One condition on keys: <c>prefix</c> or <c>suffix</c>, and its text.</summary>
public sealed record FilterRule
{
    public string? Name { get; init; }

    public string? Value { get; init; }
}

/// <summary>Conditions on keys that must all hold.</summary>
public sealed record S3KeyFilter
{
    [Items("FilterRule", Flat = true)]
    public IReadOnlyList<FilterRule>? FilterRules { get; init; }
}

/// <summary>Which objects a notification is about; all of them where it is absent.</summary>
public sealed record NotificationConfigurationFilter
{
    [WireName("S3Key")]
    public S3KeyFilter? Key { get; init; }
}

/// <summary>Events for an SNS topic.</summary>
public sealed record TopicConfiguration
{
    public string? Id { get; init; }

    [WireName("Topic")]
    public required string TopicArn { get; init; }

    [Items("Event", Flat = true)]
    public required IReadOnlyList<string> Events { get; init; }

    public NotificationConfigurationFilter? Filter { get; init; }
}

/// <summary>Events for an SQS queue.</summary>
public sealed record QueueConfiguration
{
    public string? Id { get; init; }

    [WireName("Queue")]
    public required string QueueArn { get; init; }

    [Items("Event", Flat = true)]
    public required IReadOnlyList<string> Events { get; init; }

    public NotificationConfigurationFilter? Filter { get; init; }
}

/// <summary>Events for a Lambda function.</summary>
public sealed record LambdaFunctionConfiguration
{
    public string? Id { get; init; }

    [WireName("CloudFunction")]
    public required string LambdaFunctionArn { get; init; }

    [Items("Event", Flat = true)]
    public required IReadOnlyList<string> Events { get; init; }

    public NotificationConfigurationFilter? Filter { get; init; }
}

/// <summary>Its presence sends every event to EventBridge.</summary>
public sealed record EventBridgeConfiguration;

/// <summary>Who is told of what happens in a bucket; empty: nobody.</summary>
public sealed record NotificationConfiguration
{
    [Items("TopicConfiguration", Flat = true)]
    public IReadOnlyList<TopicConfiguration>? TopicConfigurations { get; init; }

    [Items("QueueConfiguration", Flat = true)]
    public IReadOnlyList<QueueConfiguration>? QueueConfigurations { get; init; }

    [Items("CloudFunctionConfiguration", Flat = true)]
    public IReadOnlyList<LambdaFunctionConfiguration>? LambdaFunctionConfigurations { get; init; }

    public EventBridgeConfiguration? EventBridgeConfiguration { get; init; }
}

/// <summary>Replaces the bucket's whole notification configuration.</summary>
public sealed record PutBucketNotificationConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required NotificationConfiguration NotificationConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    [InHeader("x-amz-skip-destination-validation")]
    public bool? SkipDestinationValidation { get; init; }
}

/// <summary>PutBucketNotificationConfiguration answers with its status alone.</summary>
public sealed record PutBucketNotificationConfigurationResponse;

/// <summary>Who is told of what.</summary>
public sealed record GetBucketNotificationConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutBucketNotificationConfigurationRequest, PutBucketNotificationConfigurationResponse>
        PutBucketNotificationConfiguration = new(
        Service, nameof(PutBucketNotificationConfiguration), new("PUT", "/{Bucket}?notification"),
        BucketShapes.Default.PutBucketNotificationConfigurationRequest,
        BucketShapes.Default.PutBucketNotificationConfigurationResponse);

    public static readonly Operation<GetBucketNotificationConfigurationRequest, NotificationConfiguration>
        GetBucketNotificationConfiguration = new(
        Service, nameof(GetBucketNotificationConfiguration), new("GET", "/{Bucket}?notification"),
        BucketShapes.Default.GetBucketNotificationConfigurationRequest, BucketShapes.Default.NotificationConfiguration)
    {
        OutputRoot = "NotificationConfiguration",
    };
}
