using System.Text.Json.Serialization;
using Farshore.Aws.S3;

namespace Farshore.Region.S3.Storage;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BucketState))]
[JsonSerializable(typeof(InventoryConfiguration))]
[JsonSerializable(typeof(MetricsConfiguration))]
[JsonSerializable(typeof(AnalyticsConfiguration))]
[JsonSerializable(typeof(IntelligentTieringConfiguration))]
[JsonSerializable(typeof(ObjectHeaders))]
[JsonSerializable(typeof(ObjectState))]
[JsonSerializable(typeof(StoredUpload))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>), TypeInfoPropertyName = "Texts")]
[JsonSerializable(typeof(Dictionary<string, string>))]
sealed partial class S3Documents : JsonSerializerContext;
