using Microsoft.Data.Sqlite;

namespace Farshore.Region.Storage.Blocks;

/// <summary>The manifests this region has, and who holds them.</summary>
public sealed class Manifests
{
    readonly Database database;

    public Manifests(Database database)
    {
        this.database = database;
        database.Define("""
            CREATE TABLE IF NOT EXISTS block_manifests (root TEXT PRIMARY KEY, manifest BLOB NOT NULL, seen INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS block_holds (root TEXT NOT NULL, owner TEXT NOT NULL, PRIMARY KEY (root, owner)) WITHOUT ROWID;
            """);
    }

    public Manifest? Find(string root) => database.Read(connection =>
        Rows(connection, "SELECT manifest FROM block_manifests WHERE root = $root", row =>
            ManifestFormat.Read(root, row.GetFieldValue<byte[]>(0)),
            ("$root", root)).SingleOrDefault());

    public bool Has(string root) => database.Read(connection =>
        Rows(connection, "SELECT 1 FROM block_manifests WHERE root = $root", _ => true, ("$root", root)) is not []);

    public IReadOnlyList<string> Roots() => database.Read(connection =>
        Rows(connection, "SELECT root FROM block_manifests ORDER BY root", row => row.GetString(0)));

    public IReadOnlyList<(string Root, string Owner)> Holds() => database.Read(connection =>
        Rows(connection, "SELECT root, owner FROM block_holds ORDER BY root, owner", row => (row.GetString(0), row.GetString(1))));

    /// <summary>Keeps a manifest, from now for a while even without a holder.</summary>
    public Task AddAsync(Manifest manifest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bytes = ManifestFormat.Write(manifest);
        return database.WriteAsync(connection => Execute(connection,
            "INSERT INTO block_manifests VALUES ($root, $manifest, $seen) ON CONFLICT (root) DO UPDATE SET seen = excluded.seen",
            ("$root", manifest.Root), ("$manifest", bytes), ("$seen", now.ToUnixTimeMilliseconds())), cancellationToken);
    }

    /// <summary>Writes a manifest over a damaged one of the same root.</summary>
    public Task ReplaceAsync(Manifest manifest, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var bytes = ManifestFormat.Write(manifest);
        return database.WriteAsync(connection =>
            Execute(connection, "INSERT OR REPLACE INTO block_manifests VALUES ($root, $manifest, $seen)",
            ("$root", manifest.Root), ("$manifest", bytes), ("$seen", now.ToUnixTimeMilliseconds())), cancellationToken);
    }

    /// <returns>Whether the manifest is here to be held.</returns>
    public Task<bool> HoldAsync(string root, string owner, CancellationToken cancellationToken) => database.WriteAsync(connection =>
    {
        if (Rows(connection, "SELECT 1 FROM block_manifests WHERE root = $root", _ => true, ("$root", root)) is []) return false;
        Execute(connection, "INSERT OR IGNORE INTO block_holds VALUES ($root, $owner)", ("$root", root), ("$owner", owner));
        return true;
    }, cancellationToken);

    public Task ReleaseAsync(string root, string owner, CancellationToken cancellationToken) => database.WriteAsync(connection =>
        Execute(connection, "DELETE FROM block_holds WHERE root = $root AND owner = $owner", ("$root", root), ("$owner", owner)),
            cancellationToken);

    /// <summary>Forgets manifests that nobody holds and that were not captured or fetched since a moment.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetUnheldAsync(DateTimeOffset notSince, CancellationToken cancellationToken) => database.WriteAsync(connection =>
        Execute(connection, "DELETE FROM block_manifests WHERE seen < $since AND root NOT IN (SELECT root FROM block_holds)",
            ("$since", notSince.ToUnixTimeMilliseconds())), cancellationToken);

    static int Execute(SqliteConnection connection, string statement, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(connection, statement, parameters);
        return command.ExecuteNonQuery();
    }

    static List<T> Rows<T>(
        SqliteConnection connection, string query, Func<SqliteDataReader, T> read,
            params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(connection, query, parameters);
        using var rows = command.ExecuteReader();
        List<T> found = [];
        while (rows.Read()) found.Add(read(rows));
        return found;
    }

    static SqliteCommand Command(SqliteConnection connection, string text, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
