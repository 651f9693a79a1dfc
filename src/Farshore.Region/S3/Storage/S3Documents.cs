using System.Text.Json.Serialization;

namespace Farshore.Region.S3.Storage;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BucketState))]
[JsonSerializable(typeof(ObjectHeaders))]
[JsonSerializable(typeof(ObjectState))]
[JsonSerializable(typeof(StoredUpload))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>), TypeInfoPropertyName = "Texts")]
sealed partial class S3Documents : JsonSerializerContext;
