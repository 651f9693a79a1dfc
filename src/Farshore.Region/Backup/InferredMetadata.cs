using System.Security.Cryptography;

namespace Farshore.Region.Backup;

/// <summary>With what a recovery point is restored for a test: as it was, under a name of its own, in the default network, and so that it
/// can be taken away again.</summary>
static class InferredMetadata
{
    const int RandomDigits = 32;

    public static IReadOnlyDictionary<string, string> Of(PointRow point)
    {
        var told = new Dictionary<string, string>(point.RestoreMetadata, StringComparer.OrdinalIgnoreCase);
        return point.ResourceType switch
        {
            "EC2" => Known(("disableApiTermination", "false"), ("instanceType", told.GetValueOrDefault("InstanceType")),
                ("requireImdsV2", "true")),
            "RDS" => Known(
                ("dBInstanceIdentifier",
                    $"{SelectedResources.TestMark}-{RandomNumberGenerator.GetHexString(RandomDigits, lowercase: true)}"),
                ("dBInstanceClass", told.GetValueOrDefault("DBInstanceClass")), ("deletionProtection", "false"), ("multiAz", "false"),
                ("publiclyAccessible", "false")),
            _ => point.RestoreMetadata,
        };
    }

    /// <summary>The same, with what a selection says otherwise.</summary>
    public static IReadOnlyDictionary<string, string> With(PointRow point, IReadOnlyDictionary<string, string>? overrides)
    {
        var all = new Dictionary<string, string>(Of(point), StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in overrides ?? new Dictionary<string, string>()) all[key] = value;
        return all;
    }

    static Dictionary<string, string> Known(params (string Key, string? Value)[] told) =>
        told.Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!, StringComparer.Ordinal);
}
