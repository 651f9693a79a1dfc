using Farshore.Region.Storage;

namespace Farshore.Region.S3.Storage;

/// <summary>S3's tables; docs/format.md says what holds between them.</summary>
static class Schema
{
    // Keys are BLOBs: S3 orders them by their UTF-8 bytes, and so does SQLite then. The primary key is the order in which versions are
    // listed, so every page of every listing is one stretch of the table.
    const string Tables = """
        CREATE TABLE IF NOT EXISTS s3_versions (
            bucket TEXT NOT NULL, key BLOB NOT NULL, sequence INTEGER NOT NULL,
            version_id TEXT NOT NULL, modified INTEGER NOT NULL, marker INTEGER NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
            storage_class TEXT NOT NULL, checksum TEXT, replication_status TEXT, body INTEGER, parts TEXT, part_count INTEGER NOT NULL,
            headers BLOB, tags BLOB,
            PRIMARY KEY (bucket, key, sequence DESC)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS s3_bodies (id INTEGER PRIMARY KEY, holders INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB);
        CREATE TABLE IF NOT EXISTS s3_uploads (
            bucket TEXT NOT NULL, key BLOB NOT NULL, upload_id TEXT NOT NULL, initiated INTEGER NOT NULL, document BLOB NOT NULL,
            PRIMARY KEY (bucket, key, upload_id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS s3_parts (
            owner TEXT NOT NULL, number INTEGER NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL, etag TEXT NOT NULL,
            checksum TEXT, body INTEGER NOT NULL, body_offset INTEGER NOT NULL,
            PRIMARY KEY (owner, number)) WITHOUT ROWID;
        """;

    /// <summary>Tables, and what they have had added since.</summary>
    public static void Define(Database database)
    {
        database.Define(Tables);
        database.AddColumn("s3_versions", "state", "BLOB");
        database.AddColumn("s3_versions", "body_key", "BLOB");
        database.AddColumn("s3_parts", "body_key", "BLOB");
    }
}
