using System.Text.Json;
using Farshore.Region.S3.Checksums;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

/// <summary>
/// Reads a page of a listing as a walk along the primary key. It steps from row to row while that is cheap and seeks where rows are to be
/// passed over: past keys that are rolled up, and past the older versions of a key when there are many. What a page costs depends on its
/// lines, not on what the bucket holds.
/// </summary>
sealed class VersionListing(SqliteConnection connection, ListQuery query, bool currentOnly)
{
    const int MostStepsOverOldVersions = 8;
    const string Columns = "key, sequence, version_id, modified, marker, size, etag, storage_class, checksum, state";

    readonly byte[] prefix = KeyRange.Of(query.Prefix);
    readonly byte[]? delimiter = string.IsNullOrEmpty(query.Delimiter) ? null : KeyRange.Of(query.Delimiter);
    readonly byte[] end = KeyRange.Past(KeyRange.Of(query.Prefix));
    readonly List<ListLine> lines = [];
    byte[]? last;
    int oldVersions;

    public ListPage Read()
    {
        if (query.Most == 0) return new([], IsTruncated: false);
        var after = query.After is null ? null : KeyRange.Of(query.After);
        if (after is not null && query.AfterSequence is { } sequence) ReadRestOf(after, sequence);
        var from = after is null ? prefix
            : KeyRange.Later(prefix, query.AfterRolledUp || IsRolledUp(after) ? KeyRange.Past(after) : KeyRange.After(after));
        while (lines.Count <= query.Most && Walk(from) is { } next) from = next;

        var truncated = lines.Count > query.Most;
        if (truncated) lines.RemoveAt(lines.Count - 1);
        return new(lines, truncated);
    }

    // Versions of the key where the page before broke off; none of them can be the latest.
    void ReadRestOf(byte[] key, long sequence)
    {
        using var rows = connection.Statement(
            $"SELECT {Columns} FROM s3_versions WHERE bucket = $1 AND key = $2 AND sequence < $3 ORDER BY sequence DESC LIMIT $4",
            query.Bucket, key, sequence, query.Most + 1).ExecuteReader();
        while (rows.Read()) lines.Add(new(null, VersionOf(rows, key), IsLatest: false));
    }

    /// <summary>Steps along rows from a key on.</summary>
    /// <returns>Where to seek to; nothing at the end of the page or of the keys.</returns>
    byte[]? Walk(byte[] from)
    {
        using var rows = connection.Statement(
            $"SELECT {Columns} FROM s3_versions WHERE bucket = $1 AND key >= $2 AND key < $3 ORDER BY key, sequence DESC",
            query.Bucket, from, end).ExecuteReader();
        while (lines.Count <= query.Most && rows.Read())
        {
            var key = rows.GetFieldValue<byte[]>(0);
            var isLatest = last is null || !key.AsSpan().SequenceEqual(last);
            last = key;
            oldVersions = isLatest ? 0 : oldVersions + 1;
            if (currentOnly)
            {
                if (!isLatest && oldVersions > MostStepsOverOldVersions) return KeyRange.After(key);
                if (!isLatest || rows.GetBoolean(4)) continue;
            }

            if (RolledUp(key) is { } common)
            {
                lines.Add(new(KeyRange.Text(common), null, IsLatest: false));
                return KeyRange.Past(common);
            }

            lines.Add(new(null, VersionOf(rows, key), isLatest));
        }

        return null;
    }

    ReadOnlySpan<byte> RolledUpSpan(byte[] key)
    {
        if (delimiter is null || key.Length < prefix.Length) return default;
        var at = key.AsSpan(prefix.Length).IndexOf(delimiter);
        return at < 0 ? default : key.AsSpan(0, prefix.Length + at + delimiter.Length);
    }

    byte[]? RolledUp(byte[] key) => RolledUpSpan(key) is { IsEmpty: false } common ? common.ToArray() : null;

    // A marker that is itself a line of rolled up keys stands for all of them.
    bool IsRolledUp(byte[] key) => key.AsSpan().StartsWith(prefix) && RolledUpSpan(key).Length == key.Length && key.Length > prefix.Length;

    static ListedVersion VersionOf(SqliteDataReader row, byte[] key) => new(
        KeyRange.Text(key), row.GetInt64(1), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), row.GetBoolean(4),
        row.GetInt64(5), row.GetString(6), row.GetString(7), StoredChecksum.Parse(row.Text(8)),
        row.Bytes(9) is { } state ? JsonSerializer.Deserialize(state, S3Documents.Default.ObjectState) : null);
}
