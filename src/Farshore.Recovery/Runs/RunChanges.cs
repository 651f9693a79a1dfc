using Microsoft.Data.Sqlite;

namespace Farshore.Recovery.Runs;

/// <summary>Sees which runs have moved since it was last asked, whichever process wrote it down.</summary>
public sealed class RunChanges : IDisposable
{
    readonly SqliteConnection connection;
    long version;
    string last;

    internal RunChanges(string file)
    {
        connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 30,
        }.ToString());
        connection.Open();
        version = Version();
        last = Newest();
    }

    /// <summary>Runs that were written to since the last call; costs next to nothing when none was.</summary>
    public IReadOnlyList<string> Changed()
    {
        var now = Version();
        if (now == version) return [];
        version = now;
        using var command = connection.CreateCommand();
        // At the same instant as the last one seen, another may have been written: it is told once too often rather than not at all.
        command.CommandText = "SELECT run, last_at FROM runs WHERE last_at >= $last ORDER BY last_at";
        command.Parameters.AddWithValue("$last", last);
        using var reader = command.ExecuteReader();
        List<string> changed = [];
        while (reader.Read())
        {
            changed.Add(reader.GetString(0));
            last = reader.GetString(1);
        }

        return changed;
    }

    public void Dispose() => connection.Dispose();

    // Changes when any other connection, of this process or another, has committed.
    long Version()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)command.ExecuteScalar()!;
    }

    string Newest()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT max(last_at) FROM runs";
        return command.ExecuteScalar() as string ?? "";
    }
}
