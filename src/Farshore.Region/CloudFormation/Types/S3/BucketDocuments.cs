using System.Text.Json.Serialization;
using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>How the settings of a bucket are read from a template.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(LooseFlag), typeof(LooseText)])]
[JsonSerializable(typeof(AccelerateConfiguration))]
[JsonSerializable(typeof(CORSConfiguration))]
[JsonSerializable(typeof(ObjectLockConfiguration))]
[JsonSerializable(typeof(OwnershipControls))]
[JsonSerializable(typeof(PublicAccessBlockConfiguration))]
[JsonSerializable(typeof(ReplicationConfiguration))]
[JsonSerializable(typeof(ServerSideEncryptionConfiguration))]
[JsonSerializable(typeof(VersioningConfiguration))]
[JsonSerializable(typeof(TemplateInventory))]
[JsonSerializable(typeof(TemplateLifecycle))]
[JsonSerializable(typeof(TemplateLogging))]
[JsonSerializable(typeof(TemplateMetrics))]
[JsonSerializable(typeof(TemplateNotifications))]
sealed partial class BucketDocuments : JsonSerializerContext;
