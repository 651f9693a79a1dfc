using System.Security.Cryptography;
using System.Text;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Restore;
using Npgsql;

namespace Farshore.Recovery.Probes;

/// <summary>Reads every row of every table of a PostgreSQL database into a hash for each table. Rows come in any order: the hashes of
/// single rows are added up.</summary>
sealed class TableHashes(Restored database, string password)
{
    // How values are written must not depend on a server's parameters.
    const string SameWords = """
        SET timezone = 'UTC'; SET datestyle = 'ISO, MDY'; SET intervalstyle = 'postgres'; SET extra_float_digits = 3;
        SET bytea_output = 'hex'; SET xmlbinary = 'base64'; SET row_security = off
        """;

    public async Task<IReadOnlyDictionary<string, TableFound>> ReadAsync(Action<string> report, CancellationToken cancellationToken)
    {
        await using var connection = await new SqlProbe(database, password).ConnectAsync(cancellationToken);
        await using (var words = new NpgsqlCommand(SameWords, connection)) await words.ExecuteNonQueryAsync(cancellationToken);
        Dictionary<string, TableFound> tables = new(StringComparer.Ordinal);
        foreach (var (schema, table) in await SqlProbe.TablesAsync(connection, cancellationToken))
        {
            report($"reading {schema}.{table}");
            tables[$"{schema}.{table}"] = await ReadAsync(connection, schema, table, cancellationToken);
        }

        return tables;
    }

    static async Task<TableFound> ReadAsync(NpgsqlConnection connection, string schema, string table, CancellationToken cancellationToken)
    {
        var query = $"""
            SELECT count(*), coalesce(sum(('x' || substr(hash, 1, 16))::bit(64)::bigint::numeric), 0)::text,
                coalesce(sum(('x' || substr(hash, 17, 16))::bit(64)::bigint::numeric), 0)::text
            FROM (SELECT md5(farshore_row::text) AS hash FROM {SqlProbe.Quote(schema)}.{SqlProbe.Quote(table)} AS farshore_row) AS hashed
            """;
        await using var command = new NpgsqlCommand(query, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var sum = $"{reader.GetInt64(0)} {reader.GetString(1)} {reader.GetString(2)}";
        return new(reader.GetInt64(0), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sum))));
    }
}
