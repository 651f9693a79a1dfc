using System.Text.Json.Serialization;
using Farshore.Recovery.Export;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>The kinds of step that set both Regions up, by their names in journals.</summary>
static class ProtectKinds
{
    public static readonly IReadOnlyDictionary<string, Type> All = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["ensure-role"] = typeof(EnsureRole),
        ["ensure-vault-key"] = typeof(EnsureVaultKey),
        ["ensure-vault"] = typeof(EnsureVault),
        ["observe-bucket"] = typeof(ObserveBucket),
        ["enable-versioning"] = typeof(EnableVersioning),
        ["block-public-access"] = typeof(BlockPublicAccess),
        ["put-replication-rule"] = typeof(PutReplicationRule),
        ["ensure-ledger"] = typeof(EnsureLedger),
        ["export-bucket"] = typeof(ExportBucket),
    };
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EnsureRole))]
[JsonSerializable(typeof(EnsureVaultKey))]
[JsonSerializable(typeof(EnsureVault))]
[JsonSerializable(typeof(ObserveBucket))]
[JsonSerializable(typeof(EnableVersioning))]
[JsonSerializable(typeof(BlockPublicAccess))]
[JsonSerializable(typeof(PutReplicationRule))]
[JsonSerializable(typeof(EnsureLedger))]
[JsonSerializable(typeof(ExportBucket))]
[JsonSerializable(typeof(Ensured))]
[JsonSerializable(typeof(BucketBefore))]
[JsonSerializable(typeof(ExportResult))]
sealed partial class ProtectShapes : JsonSerializerContext;
