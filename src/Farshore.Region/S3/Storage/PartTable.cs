using Farshore.Region.S3.Checksums;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

/// <summary>Rows of <c>s3_parts</c>: what an upload has received, and later what its object consists of.</summary>
static class PartTable
{
    const string Columns = "number, size, modified, etag, checksum, body, body_offset, body_key";

    /// <summary>Parts in order of number, after a number.</summary>
    public static List<StoredPart> List(SqliteConnection connection, string owner, int after = 0, int most = int.MaxValue)
    {
        using var row = connection.Statement(
            $"SELECT {Columns} FROM s3_parts WHERE owner = $1 AND number > $2 ORDER BY number LIMIT $3", owner, after, most)
                .ExecuteReader();
        List<StoredPart> parts = [];
        while (row.Read())
        {
            parts.Add(new(
                row.GetInt32(0), row.GetInt64(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)), row.GetString(3),
                StoredChecksum.Parse(row.Text(4)), row.GetInt64(5), row.GetInt64(6)) { BodyKey = row.Bytes(7) });
        }

        return parts;
    }

    public static StoredPart? Find(SqliteConnection connection, string owner, int number) =>
        List(connection, owner, number - 1, 1) is [{ } part] && part.Number == number ? part : null;

    public static void Put(SqliteConnection connection, string owner, StoredPart part) => connection.Run(
        $"INSERT OR REPLACE INTO s3_parts (owner, {Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        owner, part.Number, part.Size, part.LastModified.ToUnixTimeMilliseconds(), part.ETag, part.Checksum?.ToString(), part.Body,
            part.BodyOffset, part.BodyKey);

    public static void Delete(SqliteConnection connection, string owner, int number) =>
        connection.Run("DELETE FROM s3_parts WHERE owner = $1 AND number = $2", owner, number);

    public static void DeleteAll(SqliteConnection connection, string owner) =>
        connection.Run("DELETE FROM s3_parts WHERE owner = $1", owner);
}
