using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

/// <summary>Statements that a connection prepares once and keeps; objects are written and listed too often to parse SQL each
/// time.</summary>
static class Sql
{
    static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Prepared = [];

    extension(SqliteConnection connection)
    {
        /// <summary>The statement with <c>$1</c>, <c>$2</c>, … set. Its reader must be closed before the same text is asked for
        /// again.</summary>
        public SqliteCommand Statement(string text, params ReadOnlySpan<object?> values)
        {
            var commands = Prepared.GetOrCreateValue(connection);
            if (!commands.TryGetValue(text, out var command))
            {
                command = connection.CreateCommand();
                command.CommandText = text;
                for (var index = 1; index <= values.Length; index++) command.Parameters.AddWithValue($"${index}", DBNull.Value);
                commands[text] = command;
            }

            for (var index = 0; index < values.Length; index++) command.Parameters[index].Value = values[index] ?? DBNull.Value;
            return command;
        }

        public int Run(string text, params ReadOnlySpan<object?> values) => connection.Statement(text, values).ExecuteNonQuery();
    }

    extension(SqliteDataReader row)
    {
        public string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        public long? Number(int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

        public byte[]? Bytes(int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);
    }
}
