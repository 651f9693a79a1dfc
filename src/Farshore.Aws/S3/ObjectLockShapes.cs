using System.Text.Json.Serialization;

namespace Farshore.Aws.S3;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PutObjectLockConfigurationRequest))]
[JsonSerializable(typeof(PutObjectLockConfigurationOutput))]
[JsonSerializable(typeof(GetObjectLockConfigurationRequest))]
[JsonSerializable(typeof(GetObjectLockConfigurationOutput))]
[JsonSerializable(typeof(PutObjectRetentionRequest))]
[JsonSerializable(typeof(PutObjectRetentionOutput))]
[JsonSerializable(typeof(GetObjectRetentionRequest))]
[JsonSerializable(typeof(GetObjectRetentionOutput))]
[JsonSerializable(typeof(PutObjectLegalHoldRequest))]
[JsonSerializable(typeof(PutObjectLegalHoldOutput))]
[JsonSerializable(typeof(GetObjectLegalHoldRequest))]
[JsonSerializable(typeof(GetObjectLegalHoldOutput))]
sealed partial class ObjectLockShapes : JsonSerializerContext;
