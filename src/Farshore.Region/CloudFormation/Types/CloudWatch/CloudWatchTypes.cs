using System.Text.Json.Serialization;
using Farshore.Aws.CloudWatch;

namespace Farshore.Region.CloudFormation.Types.CloudWatch;

/// <summary>What a stack can hold of CloudWatch.</summary>
static class CloudWatchTypes
{
    public static readonly IReadOnlyList<IResourceType> All = [new AlarmType()];
}

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [typeof(LooseFlag), typeof(LooseText)])]
[JsonSerializable(typeof(PutMetricAlarmInput)), JsonSerializable(typeof(MetricAlarm))]
sealed partial class AlarmTemplates : JsonSerializerContext;
