using Microsoft.Data.Sqlite;

namespace Farshore.Region.Storage;

/// <summary>The statements around every write, prepared once.</summary>
sealed class Savepoints(SqliteConnection writer) : IDisposable
{
    readonly SqliteCommand begin = Prepare(writer, "BEGIN IMMEDIATE");
    readonly SqliteCommand commit = Prepare(writer, "COMMIT");
    readonly SqliteCommand enter = Prepare(writer, "SAVEPOINT one");
    readonly SqliteCommand undo = Prepare(writer, "ROLLBACK TO one");
    readonly SqliteCommand leave = Prepare(writer, "RELEASE one");

    public void Begin() => begin.ExecuteNonQuery();

    public void Commit() => commit.ExecuteNonQuery();

    /// <summary>From here on a change can be undone alone.</summary>
    public void Enter() => enter.ExecuteNonQuery();

    /// <summary>Takes back what was changed since <see cref="Enter"/>.</summary>
    public void Undo() => undo.ExecuteNonQuery();

    public void Leave() => leave.ExecuteNonQuery();

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[begin, commit, enter, undo, leave]) command.Dispose();
    }

    static SqliteCommand Prepare(SqliteConnection writer, string statement)
    {
        var command = writer.CreateCommand();
        command.CommandText = statement;
        command.Prepare();
        return command;
    }
}
