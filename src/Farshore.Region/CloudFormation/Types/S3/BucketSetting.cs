using System.Text.Json.Nodes;
using Farshore.Aws.Client;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>One property of a bucket in a template that S3 has a call of its own for: how it is put, taken away and read.</summary>
/// <param name="Property">Its name in the template.</param>
/// <param name="Put">Sets it.</param>
/// <param name="Reset">Makes it what it is on a bucket of which the template never spoke.</param>
/// <param name="Read">In the template's form; null where the bucket has none.</param>
sealed record BucketSetting(
    string Property,
    Func<IAwsClient, string, JsonNode, CancellationToken, Task> Put,
    Func<IAwsClient, string, CancellationToken, Task> Reset,
    Func<IAwsClient, string, CancellationToken, Task<JsonNode?>> Read)
{
    /// <summary>In the order in which S3 accepts them: a rule of replication needs versions.</summary>
    public static readonly IReadOnlyList<BucketSetting> InOrder =
    [
        ProtectionSettings.Ownership, ProtectionSettings.PublicAccess, ProtectionSettings.AccessControl, ProtectionSettings.Encryption,
        ProtectionSettings.Versioning, ProtectionSettings.ObjectLock, LifecycleSetting.Setting, ServingSettings.Cors,
            ServingSettings.Logging,
        ServingSettings.Acceleration, MetricsSetting.Setting, InventorySetting.Setting, ReplicationSetting.Setting,
        NotificationSetting.Setting,
    ];
}
