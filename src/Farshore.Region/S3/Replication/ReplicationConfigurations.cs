using System.Text.Json.Serialization;
using Farshore.Aws.S3;
using Farshore.Region.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>The replication configuration of every bucket that has one.</summary>
public static class ReplicationConfigurations
{
    public static Table<ReplicationConfiguration> In(Database database) =>
        new(database, "s3_replication", ReplicationDocuments.Default.ReplicationConfiguration);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReplicationConfiguration))]
sealed partial class ReplicationDocuments : JsonSerializerContext;
