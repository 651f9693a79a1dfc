using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

/// <summary>Rows of <c>s3_bodies</c>: a body exists while its row does, and the row while somebody holds it.</summary>
static class BodyTable
{
    /// <summary>The row is what makes a received body exist.</summary>
    public static void Adopt(SqliteConnection connection, ReceivedBody body) => connection.Run(
        "INSERT INTO s3_bodies (id, holders, size, bytes) VALUES ($1, 1, $2, $3)", body.Id, body.Size, body.Inline);

    /// <summary>One more version or part holds the body.</summary>
    public static void Hold(SqliteConnection connection, long id) =>
        connection.Run("UPDATE s3_bodies SET holders = holders + 1 WHERE id = $1", id);

    /// <summary>One holder less. The last one takes the row away; its file, if it has one, joins <paramref name="files"/>, to be removed
    /// once this is on disk.</summary>
    public static void Release(SqliteConnection connection, long id, List<long> files)
    {
        connection.Run("UPDATE s3_bodies SET holders = holders - 1 WHERE id = $1", id);
        using var gone = connection.Statement("DELETE FROM s3_bodies WHERE id = $1 AND holders <= 0 RETURNING bytes IS NULL", id)
            .ExecuteReader();
        if (gone.Read() && gone.GetBoolean(0)) files.Add(id);
    }

    public static bool Exists(SqliteConnection connection, long id)
    {
        using var rows = connection.Statement("SELECT 1 FROM s3_bodies WHERE id = $1", id).ExecuteReader();
        return rows.Read();
    }

    /// <returns>Its size, and its bytes as they lie there where it rides in the database; nothing where there is no such body.</returns>
    public static (long Size, byte[]? Bytes)? Read(SqliteConnection connection, long id)
    {
        using var row = connection.Statement("SELECT size, bytes FROM s3_bodies WHERE id = $1", id).ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.Bytes(1)) : null;
    }

    public static long HighestId(SqliteConnection connection)
    {
        using var row = connection.Statement("SELECT max(id) FROM s3_bodies").ExecuteReader();
        return row.Read() ? row.Number(0) ?? 0 : 0;
    }
}
