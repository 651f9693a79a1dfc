using System.Text.Json.Serialization;

namespace Farshore.Aws.S3;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RestoreObjectRequest))]
[JsonSerializable(typeof(RestoreObjectOutput))]
sealed partial class ObjectRestoreShapes : JsonSerializerContext;
