using System.Collections.Concurrent;
using System.Text.Json.Serialization;
using Farshore.Aws.S3;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Replication;

/// <summary>The replication configuration of every bucket that has one; in memory too, for the look that every write takes.</summary>
public sealed class ReplicationConfigurations(Database database)
{
    readonly Table<ReplicationConfiguration> table =
        new(database, "s3_replication", ReplicationDocuments.Default.ReplicationConfiguration);

    // Changed in transactions alone, which run one after the other.
    readonly ConcurrentDictionary<string, ReplicationConfiguration> known = new(StringComparer.Ordinal);

    public ReplicationConfiguration? Find(string bucket) => known.GetValueOrDefault(bucket) ?? table.Find(bucket);

    /// <summary>Inside a transaction.</summary>
    public ReplicationConfiguration? Find(SqliteConnection transaction, string bucket)
    {
        if (known.TryGetValue(bucket, out var there)) return there;
        if (table.Find(transaction, bucket) is not { } found) return null;
        return known[bucket] = found;
    }

    public async Task PutAsync(string bucket, ReplicationConfiguration configuration, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(transaction =>
            {
                table.Put(transaction, bucket, configuration);
                known[bucket] = configuration;
            }, cancellationToken);
        }
        catch
        {
            known.TryRemove(bucket, out _);
            throw;
        }
    }

    public Task DeleteAsync(string bucket, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => Delete(transaction, bucket), cancellationToken);

    /// <summary>In the transaction that deletes the bucket, say.</summary>
    public void Delete(SqliteConnection transaction, string bucket)
    {
        table.Delete(transaction, bucket);
        known.TryRemove(bucket, out _);
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReplicationConfiguration))]
sealed partial class ReplicationDocuments : JsonSerializerContext;
