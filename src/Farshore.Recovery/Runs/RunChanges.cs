using Microsoft.Data.Sqlite;

namespace Farshore.Recovery.Runs;

/// <summary>A run that has moved.</summary>
/// <param name="Phase">As it is written down: whether anybody drives it is not in it.</param>
/// <param name="IsTurn">It was not there before, or its phase is another.</param>
public sealed record RunChange(string Run, string Kind, string Plan, string Phase, bool IsTurn);

/// <summary>Sees which runs have moved since it was last asked, whichever process wrote it down. It goes by the journals' lengths and
/// not by any clock.</summary>
public sealed class RunChanges : IDisposable
{
    // What is done or taken back never moves again, so only the others are looked at, and those that have come since.
    const string Moving = """
        SELECT rowid, run, kind, plan, phase, (SELECT max(entry) FROM journal WHERE journal.run = runs.run) FROM runs
        WHERE phase NOT IN ('done', 'unwound')
        """;

    const string Which = "SELECT rowid, run, kind, plan, phase, 0 FROM runs";

    readonly SqliteConnection connection;
    readonly Dictionary<string, (string Phase, long Entry)> known = new(StringComparer.Ordinal);
    long version;
    long newest;

    internal RunChanges(string file)
    {
        connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = file, Pooling = false, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 30,
        }.ToString());
        connection.Open();
        version = Version();
        using (var last = connection.CreateCommand())
        {
            last.CommandText = "SELECT coalesce(max(rowid), 0) FROM runs";
            newest = (long)last.ExecuteScalar()!;
        }

        Look([]);
    }

    /// <summary>Runs that were written to since the last call; costs next to nothing when none was.</summary>
    public IReadOnlyList<RunChange> Changed()
    {
        var now = Version();
        if (now == version) return [];
        version = now;
        List<RunChange> changed = [];
        Look(changed);
        return changed;
    }

    /// <summary>The runs that are neither done nor taken back.</summary>
    public IReadOnlyCollection<string> Open => known.Keys;

    public void Dispose() => connection.Dispose();

    void Look(List<RunChange> changed)
    {
        var gone = known.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var (row, run, entry) in Rows(Moving))
        {
            newest = Math.Max(newest, row);
            gone.Remove(run.Run);
            if (known.TryGetValue(run.Run, out var before) && before == (run.Phase, entry)) continue;
            changed.Add(run with { IsTurn = before.Phase != run.Phase });
            known[run.Run] = (run.Phase, entry);
        }

        foreach (var ended in gone)
        {
            known.Remove(ended);
            // One that was refused before it began is gone altogether.
            changed.Add(Rows($"{Which} WHERE run = $run", ("$run", ended)) is [var row] ? row.Run : new(ended, "", "", "", IsTurn: true));
        }

        // Begun and over between two looks.
        foreach (var (row, run, _) in Rows($"{Which} WHERE rowid > $newest AND phase IN ('done', 'unwound')", ("$newest", newest)))
        {
            newest = Math.Max(newest, row);
            changed.Add(run);
        }
    }

    List<(long Row, RunChange Run, long Entry)> Rows(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        List<(long, RunChange, long)> rows = [];
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0),
                new(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), IsTurn: true),
                reader.IsDBNull(5) ? 0 : reader.GetInt64(5)));
        }

        return rows;
    }

    // Changes when any other connection, of this process or another, has committed.
    long Version()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)command.ExecuteScalar()!;
    }
}
