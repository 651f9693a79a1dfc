using System.Text.Json.Serialization;

namespace Farshore.Aws.Sts;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetCallerIdentityRequest))]
[JsonSerializable(typeof(GetCallerIdentityResponse))]
[JsonSerializable(typeof(AssumeRoleRequest))]
[JsonSerializable(typeof(AssumeRoleResponse))]
[JsonSerializable(typeof(GetSessionTokenRequest))]
[JsonSerializable(typeof(GetSessionTokenResponse))]
[JsonSerializable(typeof(DecodeAuthorizationMessageRequest))]
[JsonSerializable(typeof(DecodeAuthorizationMessageResponse))]
sealed partial class StsShapes : JsonSerializerContext;
