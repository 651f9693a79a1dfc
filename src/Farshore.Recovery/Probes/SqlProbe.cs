using System.Globalization;
using Farshore.Recovery.Steps.Restore;
using Npgsql;

namespace Farshore.Recovery.Probes;

/// <summary>Asks a PostgreSQL server. Every question is a connection of its own, in a transaction that may not write.</summary>
sealed class SqlProbe(Restored database, string password)
{
    const int SecondsToConnect = 5;

    const string Tables = """
        SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%' AND n.nspname NOT LIKE 'pg_temp%'
        ORDER BY 1, 2
        """;

    public async Task<object?> ScalarAsync(string query, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, long>> CountRowsAsync(Action<string> report, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        Dictionary<string, long> rows = new(StringComparer.Ordinal);
        foreach (var (schema, table) in await TablesAsync(connection, cancellationToken))
        {
            report($"counting {schema}.{table}");
            await using var count =
                new NpgsqlCommand($"SELECT count(*) FROM {Quote(schema)}.{Quote(table)}", connection) { CommandTimeout = 0 };
            rows[$"{schema}.{table}"] = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
        }

        return rows;
    }

    /// <summary>The tables of the database that are not the server's own.</summary>
    internal static async Task<IReadOnlyList<(string Schema, string Table)>> TablesAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        List<(string Schema, string Table)> tables = [];
        await using var list = new NpgsqlCommand(Tables, connection);
        await using var reader = await list.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) tables.Add((reader.GetString(0), reader.GetString(1)));
        return tables;
    }

    /// <summary>A value as a plan would write it.</summary>
    public static string Text(object? value) => value switch
    {
        null or DBNull => "",
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>Equal as texts, or as numbers: 10 is 10.00.</summary>
    public static bool Same(string found, string expected) => found == expected
        || (decimal.TryParse(found, CultureInfo.InvariantCulture, out var one)
            && decimal.TryParse(expected, CultureInfo.InvariantCulture, out var other) && one == other);

    internal async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = database.Address,
            Port = database.Port ?? NpgsqlConnection.DefaultPort,
            Username = database.User,
            Password = password,
            Database = database.Database,
            Timeout = SecondsToConnect,
            Pooling = false,
            Options = "-c default_transaction_read_only=on",
            ApplicationName = "farshore",
        }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
