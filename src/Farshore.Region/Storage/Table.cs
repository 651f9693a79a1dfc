using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Storage;

/// <summary>One kind of record (vaults, instances, roles, …), each a JSON document under a key, listed in key order.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class Table<T> where T : class
{
    readonly Database database;
    readonly string name;
    readonly JsonTypeInfo<T> shape;

    /// <param name="database">The region's database.</param>
    /// <param name="name">Table name: letters and underscores, e.g. <c>backup_vaults</c>.</param>
    /// <param name="shape">How a record is written.</param>
    public Table(Database database, string name, JsonTypeInfo<T> shape)
    {
        (this.database, this.name, this.shape) = (database, name, shape);
        database.Define($"CREATE TABLE IF NOT EXISTS {name} (key TEXT PRIMARY KEY, document BLOB NOT NULL) WITHOUT ROWID");
    }

    /// <summary>Told of every change within its transaction: what was there, and what is there now.</summary>
    public Action<SqliteConnection, T?, T?>? Changed { get; init; }

    public T? Find(string key) => database.Read(connection => Find(connection, key));

    /// <summary>Records in key order, from after a key and under a prefix; all of them by default.</summary>
    public IReadOnlyList<T> List(string prefix = "", string after = "", int most = int.MaxValue) =>
        database.Read(connection => List(connection, prefix, after, most));

    /// <summary>Writes the record, over an older one of the same key.</summary>
    public Task PutAsync(string key, T value, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => Put(connection, key, value), cancellationToken);

    /// <summary>Writes the record unless the key is taken.</summary>
    /// <returns>The record now there: the given one, or the older one that kept its place.</returns>
    public Task<T> AddAsync(string key, T value, CancellationToken cancellationToken) => database.WriteAsync(connection =>
    {
        if (Find(connection, key) is { } older) return older;
        Put(connection, key, value);
        return value;
    }, cancellationToken);

    /// <summary>Replaces the record by what <paramref name="change"/> makes of it; nothing where there is none.</summary>
    /// <returns>The new record, or null where there was none.</returns>
    public Task<T?> UpdateAsync(string key, Func<T, T> change, CancellationToken cancellationToken) => database.WriteAsync(connection =>
    {
        if (Find(connection, key) is not { } older) return null;
        var newer = change(older);
        Put(connection, key, newer);
        return newer;
    }, cancellationToken);

    /// <returns>The record that was there, or null.</returns>
    public Task<T?> DeleteAsync(string key, CancellationToken cancellationToken) => database.WriteAsync(connection =>
    {
        var older = Find(connection, key);
        if (older is not null) Delete(connection, key);
        return older;
    }, cancellationToken);

    /// <summary>For a write that changes several tables in one transaction.</summary>
    public T? Find(SqliteConnection connection, string key)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT document FROM {name} WHERE key = $key";
        command.Parameters.AddWithValue("$key", key);
        using var rows = command.ExecuteReader();
        return rows.Read() ? JsonSerializer.Deserialize(rows.GetFieldValue<byte[]>(0), shape) : null;
    }

    /// <inheritdoc cref="Find(SqliteConnection, string)"/>
    public IReadOnlyList<T> List(SqliteConnection connection, string prefix = "", string after = "", int most = int.MaxValue)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT document FROM {name}
            WHERE key > $after AND key >= $prefix AND substr(key, 1, length($prefix)) = $prefix ORDER BY key LIMIT $most
            """;
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$prefix", prefix);
        command.Parameters.AddWithValue("$most", most);
        using var rows = command.ExecuteReader();
        List<T> found = [];
        while (rows.Read()) found.Add(JsonSerializer.Deserialize(rows.GetFieldValue<byte[]>(0), shape)!);
        return found;
    }

    /// <inheritdoc cref="Find(SqliteConnection, string)"/>
    public void Put(SqliteConnection connection, string key, T value)
    {
        var older = Changed is null ? null : Find(connection, key);
        using var command = connection.CreateCommand();
        command.CommandText =
            $"INSERT INTO {name} (key, document) VALUES ($key, $document) ON CONFLICT (key) DO UPDATE SET document = excluded.document";
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$document", JsonSerializer.SerializeToUtf8Bytes(value, shape));
        command.ExecuteNonQuery();
        Changed?.Invoke(connection, older, value);
    }

    /// <inheritdoc cref="Find(SqliteConnection, string)"/>
    public void Delete(SqliteConnection connection, string key)
    {
        var older = Changed is null ? null : Find(connection, key);
        using var command = connection.CreateCommand();
        command.CommandText = $"DELETE FROM {name} WHERE key = $key";
        command.Parameters.AddWithValue("$key", key);
        command.ExecuteNonQuery();
        if (older is not null) Changed?.Invoke(connection, older, null);
    }
}
