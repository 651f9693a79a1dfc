using System.Text.Json.Serialization;

namespace Farshore.Aws.S3;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PutBucketNotificationConfigurationRequest))]
[JsonSerializable(typeof(PutBucketNotificationConfigurationResponse))]
[JsonSerializable(typeof(GetBucketNotificationConfigurationRequest))]
[JsonSerializable(typeof(NotificationConfiguration))]
sealed partial class BucketShapes : JsonSerializerContext;
