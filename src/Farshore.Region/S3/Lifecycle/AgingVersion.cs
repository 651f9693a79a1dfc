using System.Text;
using System.Text.Json;
using Farshore.Region.S3.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Lifecycle;

/// <summary>What lifecycle rules look at in a version.</summary>
sealed record AgingVersion(
    string Key, long Sequence, string VersionId, DateTimeOffset LastModified, bool IsDeleteMarker, long Size, string StorageClass,
    IReadOnlyDictionary<string, string> Tags)
{
    static readonly Dictionary<string, string> NoTags = [];

    /// <summary>It has not been replicated as the bucket's rules want: until it is, S3 does nothing to it by lifecycle rules.</summary>
    public bool AwaitsReplication { get; init; }

    /// <summary>Versions of a bucket in order of key, newest first, after one of them.</summary>
    public static List<AgingVersion> After(SqliteConnection connection, string bucket, AgingVersion? last, int most)
    {
        using var row = connection.Statement(
            """
            SELECT key, sequence, version_id, modified, marker, size, storage_class, tags, replication_status
            FROM s3_versions
            WHERE bucket = $1 AND key >= $2 AND (key > $2 OR sequence < $3) ORDER BY key, sequence DESC LIMIT $4
            """,
            bucket, Encoding.UTF8.GetBytes(last?.Key ?? ""), last?.Sequence ?? 0, most).ExecuteReader();
        List<AgingVersion> versions = [];
        while (row.Read())
        {
            versions.Add(new(
                Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(0)), row.GetInt64(1), row.GetString(2),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), row.GetBoolean(4), row.GetInt64(5), row.GetString(6),
                row.Bytes(7) is { } tags ? JsonSerializer.Deserialize(tags, S3Documents.Default.Texts)! : NoTags)
            {
                AwaitsReplication = row.Text(8) is "PENDING" or "FAILED",
            });
        }

        return versions;
    }
}

/// <summary>A version's place among those of its key.</summary>
/// <param name="Version">The version.</param>
/// <param name="IsOnly">There is no other version of the key.</param>
/// <param name="NoncurrentSince">When it was replaced; none for the current version.</param>
/// <param name="NewerNoncurrent">How many versions were replaced after it.</param>
sealed record AgingPlace(AgingVersion Version, bool IsOnly, DateTimeOffset? NoncurrentSince, int NewerNoncurrent)
{
    public bool IsCurrent => NoncurrentSince is null;
}
