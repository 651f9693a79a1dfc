using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Storage.Checks;

/// <summary>Lets SQLite examine one of its files.</summary>
/// <param name="name">The file's name, for findings.</param>
/// <param name="database">The file.</param>
sealed class DatabaseCheck(string name, Database database) : IRegionCheck
{
    const int Corrupt = 11, NotADatabase = 26;

    public async IAsyncEnumerable<Finding> CheckAsync(bool mend, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var problems = await Task.Run(() => database.Read(Examine), cancellationToken);
        foreach (var problem in problems) yield return new(name, problem);
    }

    /// <summary>What is wrong with a file that nobody has open; one that is damaged may not open as anything more.</summary>
    public static IReadOnlyList<Finding> Examine(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        return [.. Examine(connection).Select(problem => new Finding(Path.GetFileName(path), problem))];
    }

    /// <summary>Whether SQLite says that the file itself is broken.</summary>
    public static bool IsDamage(SqliteException failure) => failure.SqliteErrorCode is Corrupt or NotADatabase;

    static List<string> Examine(SqliteConnection connection)
    {
        List<string> problems = [];
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(100)";
            using var rows = command.ExecuteReader();
            while (rows.Read()) problems.Add(rows.GetString(0));
        }
        catch (SqliteException damaged) when (IsDamage(damaged))
        {
            problems.Add(damaged.Message);
        }

        problems.Remove("ok");
        return problems;
    }
}
