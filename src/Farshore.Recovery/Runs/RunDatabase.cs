using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Farshore.Recovery.Runs;

/// <summary>The file <c>runs.db</c>: every journal, a list of runs that repeats what the journals say, and the disasters.
/// Each write is one durable transaction.</summary>
public sealed class RunDatabase : IDisposable
{
    const int Version = 1;

    const string Tables = """
        CREATE TABLE IF NOT EXISTS runs (
          run TEXT PRIMARY KEY, kind TEXT NOT NULL, plan TEXT NOT NULL, started_at TEXT NOT NULL,
          phase TEXT NOT NULL, last_at TEXT NOT NULL, pid INTEGER) STRICT;
        CREATE TABLE IF NOT EXISTS journal (
          run TEXT NOT NULL, entry INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (run, entry)) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS disasters (
          id INTEGER PRIMARY KEY, region TEXT NOT NULL, at TEXT NOT NULL, mode TEXT NOT NULL, ended_at TEXT) STRICT;
        CREATE TABLE IF NOT EXISTS asks (
          id INTEGER PRIMARY KEY, run TEXT NOT NULL, ask TEXT NOT NULL, step TEXT NOT NULL, reason TEXT, by TEXT NOT NULL, at TEXT NOT NULL,
          answer TEXT) STRICT;
        CREATE INDEX IF NOT EXISTS asks_open ON asks (run) WHERE answer IS NULL;
        CREATE INDEX IF NOT EXISTS runs_newest ON runs (started_at DESC, run);
        CREATE INDEX IF NOT EXISTS runs_of_plan ON runs (plan, kind, started_at DESC);
        CREATE INDEX IF NOT EXISTS runs_in_phase ON runs (phase, started_at DESC);
        CREATE INDEX IF NOT EXISTS runs_open ON runs (plan) WHERE phase NOT IN ('done', 'unwound');
        """;

    readonly SqliteConnection connection;
    readonly Lock gate = new();

    RunDatabase(SqliteConnection connection) => this.connection = connection;

    /// <summary>Its path.</summary>
    public string File => connection.DataSource;

    /// <summary>Opens the file, making it and its folder where they are missing.</summary>
    public static RunDatabase Open(string home)
    {
        Directory.CreateDirectory(home);
        var path = Path.Combine(home, "runs.db");
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            var database = new RunDatabase(connection);
            database.Prepare(path);
            return database;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements as one transaction, on disk when this returns.</summary>
    public void Write(Action<SqliteConnection, SqliteTransaction> change)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            change(connection, transaction);
            transaction.Commit();
        }
    }

    public IReadOnlyList<T> Query<T>(string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (gate)
        {
            using var command = Command(connection, null, sql, values);
            using var reader = command.ExecuteReader();
            List<T> rows = [];
            while (reader.Read()) rows.Add(row(reader));
            return rows;
        }
    }

    public static int Execute(
        SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(connection, transaction, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The key of the row that was inserted last.</summary>
    public static long LastRow(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var command = Command(connection, transaction, "SELECT last_insert_rowid()", []);
        return (long)command.ExecuteScalar()!;
    }

    public void Dispose() => connection.Dispose();

    void Prepare(string path)
    {
        Execute(connection, null, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        var found = Query("PRAGMA user_version", row => row.GetInt32(0))[0];
        if (found > Version)
            throw new InvalidDataException(
                $"{path} was written by a newer farshore (format {found}; this one knows {Version}): update farshore");
        Execute(connection, null, Tables);
        AddColumn("runs", "by", "TEXT");
        Execute(connection, null, $"PRAGMA user_version={Version}");
    }

    /// <summary>What was added to a table after homes had been made: an older program leaves it empty and is not disturbed by it.</summary>
    void AddColumn(string table, string column, string type)
    {
        if (Query($"SELECT name FROM pragma_table_info('{table}')", row => row.GetString(0)).Contains(column)) return;
        try
        {
            Execute(connection, null, $"ALTER TABLE {table} ADD COLUMN {column} {type}");
        }
        catch (SqliteException) when (Query($"SELECT name FROM pragma_table_info('{table}')", row => row.GetString(0)).Contains(column))
        {
            // Another process that was started at the same time has added it.
        }
    }

    static SqliteCommand Command(
        SqliteConnection connection, SqliteTransaction? transaction, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
