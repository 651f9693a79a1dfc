using System.Runtime.CompilerServices;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage.Encryption;
using Farshore.Region.Storage;
using Farshore.Region.Storage.Checks;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

/// <summary>Verifies what docs/format.md says of S3: rows that name each other, files that rows name, and every byte of every
/// version.</summary>
sealed class ObjectCheck(ObjectStore store, Database database) : IRegionCheck
{
    const int Page = 500;
    const int Buffer = 256 * 1024;

    public async IAsyncEnumerable<Finding> CheckAsync(bool mend, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var finding in database.Read(WrongRows)) yield return finding;
        StoredVersion? last = null;
        while (database.Read(connection => VersionTable.After(connection, last, Page)) is { Count: > 0 } page)
        {
            foreach (var version in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Problem(version) is { } problem) yield return new(Name(version), problem);
            }

            last = page[^1];
            // Reading goes on for long; others get their turn.
            await Task.Yield();
        }
    }

    string? Problem(StoredVersion version)
    {
        if (store.Buckets.Find(version.Bucket) is null) return "is in a bucket that does not exist";
        if (version.IsDeleteMarker) return null;
        if (version.Body is null == version.Parts is null) return "has not exactly one of a body and parts";
        try
        {
            using var stream = store.OpenForCheck(version);
            // A running region may have deleted it since its row was read.
            if (stream is null) return store.Find(version.Bucket, version.Key, version.VersionId) is null ? null
                : "names a body that does not exist";
            return Difference(version, stream);
        }
        catch (BodyKeyGoneException)
        {
            return store.CutOffBody(version) is { } body ? $"cannot be read: body {body:x16} is missing or was cut off" : null;
        }
        catch (IOException unreadable)
        {
            return $"cannot be read: {unreadable.Message}";
        }
    }

    static string? Difference(StoredVersion version, Stream stream)
    {
        var whole = version.Checksum is { Type: StoredChecksum.FullObject } checksum ? checksum : null;
        using var hash = new BodyHash(whole is null ? [] : [whole.Algorithm]);
        var buffer = new byte[Buffer];
        var size = 0L;
        for (int read; (read = stream.Read(buffer)) > 0; size += read) hash.Append(buffer.AsSpan(0, read));
        var digest = hash.Finish();
        return size != version.Size ? $"has {size} bytes instead of {version.Size}"
            : whole is not null && digest.Of(whole.Algorithm) != whole ? $"does not have its {whole.Algorithm} checksum"
            : version.Headers.HasMD5 && version.Parts is null && !version.ETag.Contains('-') && digest.ETag != version.ETag
                ? "does not have its ETag"
            : null;
    }

    static List<Finding> WrongRows(SqliteConnection connection)
    {
        List<Finding> findings = [];
        using var rows = connection.Statement(
            """
            WITH held AS (
                SELECT body AS id, count(*) AS holders
                FROM (SELECT body FROM s3_versions WHERE body IS NOT NULL UNION ALL SELECT body FROM s3_parts) GROUP BY body)
            SELECT b.id, b.holders, coalesce(h.holders, 0) FROM s3_bodies b LEFT JOIN held h ON h.id = b.id
            WHERE b.holders <> coalesce(h.holders, 0)
            """).ExecuteReader();
        while (rows.Read())
            findings.Add(new($"body {rows.GetInt64(0):x16}",
                $"counts {rows.GetInt64(1)} holders, but {rows.GetInt64(2)} versions and parts have it"));
        return findings;
    }

    static string Name(StoredVersion version) => $"object {version.Bucket}/{version.Key} ({version.VersionId})";
}
