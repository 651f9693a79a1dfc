using System.Text.Json.Serialization;
using Farshore.Aws.Backup;

namespace Farshore.Region.CloudFormation.Types.Backup;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString, Converters = [typeof(LooseFlag), typeof(LooseText)])]
[JsonSerializable(typeof(BackupPlanInput))]
[JsonSerializable(typeof(BackupSelection))]
[JsonSerializable(typeof(RestoreTestingRecoveryPointSelection))]
[JsonSerializable(typeof(ProtectedResourceConditions))]
sealed partial class BackupTemplates : JsonSerializerContext;
