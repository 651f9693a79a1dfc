namespace Farshore.Aws.Sns;

/// <summary>A value beside a message, of type String, Number, Binary or String.Array.</summary>
public sealed record MessageAttributeValue
{
    public required string DataType { get; init; }

    public string? StringValue { get; init; }

    public byte[]? BinaryValue { get; init; }
}

/// <summary>A message for everybody who subscribes to a topic.</summary>
public sealed record PublishInput
{
    public string? TopicArn { get; init; }

    public string? TargetArn { get; init; }

    public string? PhoneNumber { get; init; }

    public required string Message { get; init; }

    public string? Subject { get; init; }

    public string? MessageStructure { get; init; }

    [Entries("Name", "Value")]
    public IReadOnlyDictionary<string, MessageAttributeValue>? MessageAttributes { get; init; }

    public string? MessageDeduplicationId { get; init; }

    public string? MessageGroupId { get; init; }
}

/// <summary>The message is taken and will be delivered.</summary>
public sealed record PublishResponse
{
    public string? MessageId { get; init; }

    public string? SequenceNumber { get; init; }
}

public static partial class SnsApi
{
    public static readonly Operation<PublishInput, PublishResponse> Publish =
        new(Service, nameof(Publish), HttpRoute.Rpc, SnsShapes.Default.PublishInput, SnsShapes.Default.PublishResponse);
}
