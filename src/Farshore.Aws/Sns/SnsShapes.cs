using System.Text.Json.Serialization;

namespace Farshore.Aws.Sns;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateTopicInput))]
[JsonSerializable(typeof(CreateTopicResponse))]
[JsonSerializable(typeof(DeleteTopicInput))]
[JsonSerializable(typeof(DeleteTopicResponse))]
[JsonSerializable(typeof(ListTopicsInput))]
[JsonSerializable(typeof(ListTopicsResponse))]
[JsonSerializable(typeof(SubscribeInput))]
[JsonSerializable(typeof(SubscribeResponse))]
[JsonSerializable(typeof(UnsubscribeInput))]
[JsonSerializable(typeof(UnsubscribeResponse))]
[JsonSerializable(typeof(ListSubscriptionsByTopicInput))]
[JsonSerializable(typeof(ListSubscriptionsByTopicResponse))]
[JsonSerializable(typeof(PublishInput))]
[JsonSerializable(typeof(PublishResponse))]
sealed partial class SnsShapes : JsonSerializerContext;
