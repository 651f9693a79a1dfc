using System.Text;
using System.Text.Json;
using Farshore.Region.S3.Checksums;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

/// <summary>Rows of <c>s3_versions</c>: every version of every object, in the order in which they are listed.</summary>
static class VersionTable
{
    const string Columns = """
        bucket, key, sequence, version_id, modified, marker, size, etag, storage_class, checksum, replication_status, body, parts,
            part_count,
        headers, tags, state, body_key
        """;

    static readonly string WithBody = string.Join(", ", Columns.Split(',').Select(static column => "v." + column.Trim()))
        + ", b.bytes, b.size FROM s3_versions AS v LEFT JOIN s3_bodies AS b ON b.id = v.body";

    // Objects that are read or listed together mostly have the same headers; parsing them costs more than the row.
    [ThreadStatic]
    static (byte[] Bytes, ObjectHeaders Headers) lastHeaders;

    /// <summary>As <see cref="Newest"/>, with its body where that is a small one.</summary>
    public static StoredVersion? NewestWithBody(SqliteConnection connection, string bucket, string key)
    {
        using var row = connection.Statement(
            $"SELECT {WithBody} WHERE v.bucket = $1 AND v.key = $2 ORDER BY v.sequence DESC LIMIT 1", bucket, Bytes(key)).ExecuteReader();
        if (!row.Read()) return null;
        return Read(row) with { Inline = row.Bytes(18) is { } bytes ? new(bytes, row.GetInt64(19)) : null };
    }

    public static StoredVersion? Newest(SqliteConnection connection, string bucket, string key) => One(connection.Statement(
        $"SELECT {Columns} FROM s3_versions WHERE bucket = $1 AND key = $2 ORDER BY sequence DESC LIMIT 1", bucket, Bytes(key)));

    public static StoredVersion? Find(SqliteConnection connection, string bucket, string key, string versionId) =>
        VersionIds.TryReadSequence(versionId, out var sequence)
            ? One(connection.Statement(
                $"SELECT {Columns} FROM s3_versions WHERE bucket = $1 AND key = $2 AND sequence = $3 AND version_id = $4",
                bucket, Bytes(key), sequence, versionId))
            : One(connection.Statement(
                $"SELECT {Columns} FROM s3_versions WHERE bucket = $1 AND key = $2 AND version_id = $3", bucket, Bytes(key), versionId));

    /// <summary>The version that an upload in parts became.</summary>
    public static StoredVersion? Made(SqliteConnection connection, string bucket, string key, string uploadId) => One(connection.Statement(
        $"SELECT {Columns} FROM s3_versions WHERE bucket = $1 AND key = $2 AND parts = $3", bucket, Bytes(key), uploadId));

    /// <summary>Versions of all buckets in order of their primary key, after one.</summary>
    public static List<StoredVersion> After(SqliteConnection connection, StoredVersion? last, int most)
    {
        using var row = connection.Statement(
            $"""
            SELECT {Columns} FROM s3_versions
            WHERE bucket >= $1 AND (bucket > $1 OR key > $2 OR (key = $2 AND sequence < $3))
            ORDER BY bucket, key, sequence DESC LIMIT $4
            """,
            last?.Bucket ?? "", Bytes(last?.Key ?? ""), last?.Sequence ?? 0, most).ExecuteReader();
        List<StoredVersion> versions = [];
        while (row.Read()) versions.Add(Read(row));
        return versions;
    }

    public static bool Any(SqliteConnection connection, string bucket)
    {
        using var rows = connection.Statement("SELECT 1 FROM s3_versions WHERE bucket = $1 LIMIT 1", bucket).ExecuteReader();
        return rows.Read();
    }

    /// <summary>Whether its key has versions below this one.</summary>
    public static bool HasOlder(SqliteConnection connection, StoredVersion version)
    {
        using var rows = connection.Statement(
            "SELECT 1 FROM s3_versions WHERE bucket = $1 AND key = $2 AND sequence < $3 LIMIT 1",
            version.Bucket, Bytes(version.Key), version.Sequence).ExecuteReader();
        return rows.Read();
    }

    public static void Insert(SqliteConnection connection, StoredVersion version) => connection.Run(
        $"""
        INSERT INTO s3_versions ({Columns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        """,
        version.Bucket, Bytes(version.Key), version.Sequence, version.VersionId, version.LastModified.ToUnixTimeMilliseconds(),
        version.IsDeleteMarker ? 1 : 0, version.Size, version.ETag, version.StorageClass, version.Checksum?.ToString(),
        version.ReplicationStatus, version.Body, version.Parts, version.PartCount,
        version.IsDeleteMarker ? null : JsonSerializer.SerializeToUtf8Bytes(version.Headers, S3Documents.Default.ObjectHeaders),
        TagBytes(version.Tags), StateBytes(version.State), version.BodyKey);

    public static void Delete(SqliteConnection connection, StoredVersion version) => connection.Run(
        "DELETE FROM s3_versions WHERE bucket = $1 AND key = $2 AND sequence = $3", version.Bucket, Bytes(version.Key), version.Sequence);

    public static void SetTags(SqliteConnection connection, StoredVersion version, IReadOnlyDictionary<string, string> tags) =>
        connection.Run(
        "UPDATE s3_versions SET tags = $4 WHERE bucket = $1 AND key = $2 AND sequence = $3",
        version.Bucket, Bytes(version.Key), version.Sequence, TagBytes(tags));

    public static void SetState(SqliteConnection connection, StoredVersion version) => connection.Run(
        "UPDATE s3_versions SET state = $4 WHERE bucket = $1 AND key = $2 AND sequence = $3",
        version.Bucket, Bytes(version.Key), version.Sequence, StateBytes(version.State));

    public static void SetStorageClass(SqliteConnection connection, StoredVersion version, string storageClass) => connection.Run(
        "UPDATE s3_versions SET storage_class = $4 WHERE bucket = $1 AND key = $2 AND sequence = $3",
        version.Bucket, Bytes(version.Key), version.Sequence, storageClass);

    public static void SetReplicationStatus(SqliteConnection connection, StoredVersion version, string? status) => connection.Run(
        "UPDATE s3_versions SET replication_status = $4 WHERE bucket = $1 AND key = $2 AND sequence = $3",
        version.Bucket, Bytes(version.Key), version.Sequence, status);

    /// <summary>By its id; nothing where the version is gone.</summary>
    public static void SetReplicationStatus(SqliteConnection connection, string bucket, string key, string versionId, string? status)
    {
        if (VersionIds.TryReadSequence(versionId, out var sequence))
        {
            connection.Run(
                """
                UPDATE s3_versions SET replication_status = $5
                WHERE bucket = $1 AND key = $2 AND sequence = $3 AND version_id = $4
                """,
                bucket, Bytes(key), sequence, versionId, status);
        }
        else if (Find(connection, bucket, key, versionId) is { } version)
        {
            SetReplicationStatus(connection, version, status);
        }
    }

    public static byte[] Bytes(string key) => Encoding.UTF8.GetBytes(key);

    static StoredVersion? One(SqliteCommand query)
    {
        using var row = query.ExecuteReader();
        return row.Read() ? Read(row) : null;
    }

    static StoredVersion Read(SqliteDataReader row) => new()
    {
        Bucket = row.GetString(0),
        Key = Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(1)),
        Sequence = row.GetInt64(2),
        VersionId = row.GetString(3),
        LastModified = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        IsDeleteMarker = row.GetBoolean(5),
        Size = row.GetInt64(6),
        ETag = row.GetString(7),
        StorageClass = row.GetString(8),
        Checksum = StoredChecksum.Parse(row.Text(9)),
        ReplicationStatus = row.Text(10),
        Body = row.Number(11),
        Parts = row.Text(12),
        PartCount = row.GetInt32(13),
        Headers = row.Bytes(14) is { } headers ? HeadersOf(headers) : ObjectHeaders.None,
        Tags = row.Bytes(15) is { } tags ? JsonSerializer.Deserialize(tags, S3Documents.Default.Texts)! : new Dictionary<string, string>(),
        BodyKey = row.Bytes(17),
        State = row.Bytes(16) is { } state ? JsonSerializer.Deserialize(state, S3Documents.Default.ObjectState)! : ObjectState.None,
    };

    static ObjectHeaders HeadersOf(byte[] bytes)
    {
        if (!bytes.AsSpan().SequenceEqual(lastHeaders.Bytes))
            lastHeaders = (bytes, JsonSerializer.Deserialize(bytes, S3Documents.Default.ObjectHeaders)!);
        return lastHeaders.Headers;
    }

    static byte[]? StateBytes(ObjectState state) =>
        state == ObjectState.None ? null : JsonSerializer.SerializeToUtf8Bytes(state, S3Documents.Default.ObjectState);

    static byte[]? TagBytes(IReadOnlyDictionary<string, string> tags) =>
        tags.Count == 0 ? null : JsonSerializer.SerializeToUtf8Bytes(tags, S3Documents.Default.Texts);
}
