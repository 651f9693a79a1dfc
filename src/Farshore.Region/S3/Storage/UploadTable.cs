using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

/// <summary>Rows of <c>s3_uploads</c>: uploads in parts that are under way. Ids begin with their time, so key and id is also key and
/// age.</summary>
static class UploadTable
{
    public static StoredUpload? Find(SqliteConnection connection, string bucket, string key, string uploadId)
    {
        using var row = connection.Statement(
            "SELECT document FROM s3_uploads WHERE bucket = $1 AND key = $2 AND upload_id = $3", bucket, VersionTable.Bytes(key), uploadId)
                .ExecuteReader();
        return row.Read() ? Read(row) : null;
    }

    public static void Insert(SqliteConnection connection, StoredUpload upload) => connection.Run(
        "INSERT INTO s3_uploads (bucket, key, upload_id, initiated, document) VALUES ($1, $2, $3, $4, $5)",
        upload.Bucket, VersionTable.Bytes(upload.Key), upload.UploadId, upload.Initiated.ToUnixTimeMilliseconds(),
        JsonSerializer.SerializeToUtf8Bytes(upload, S3Documents.Default.StoredUpload));

    public static void Delete(SqliteConnection connection, StoredUpload upload) => connection.Run(
        "DELETE FROM s3_uploads WHERE bucket = $1 AND key = $2 AND upload_id = $3", upload.Bucket, VersionTable.Bytes(upload.Key),
            upload.UploadId);

    public static List<StoredUpload> All(SqliteConnection connection, string bucket)
    {
        using var rows = connection.Statement("SELECT document FROM s3_uploads WHERE bucket = $1", bucket).ExecuteReader();
        List<StoredUpload> uploads = [];
        while (rows.Read()) uploads.Add(Read(rows));
        return uploads;
    }

    /// <summary>Uploads from a place on, in order of key and id.</summary>
    public static List<StoredUpload> From(
        SqliteConnection connection, string bucket, byte[] key, string afterUploadId, byte[] end, int most)
    {
        using var rows = connection.Statement(
            """
            SELECT document FROM s3_uploads WHERE bucket = $1 AND (key, upload_id) > ($2, $3) AND key < $4 ORDER BY key, upload_id LIMIT $5
            """,
            bucket, key, afterUploadId, end, most).ExecuteReader();
        List<StoredUpload> uploads = [];
        while (rows.Read()) uploads.Add(Read(rows));
        return uploads;
    }

    static StoredUpload Read(SqliteDataReader row) =>
        JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(0), S3Documents.Default.StoredUpload)!;
}
