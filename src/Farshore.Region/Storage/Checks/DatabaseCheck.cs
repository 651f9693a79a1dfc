using System.Runtime.CompilerServices;

namespace Farshore.Region.Storage.Checks;

/// <summary>Lets SQLite examine one of its files.</summary>
/// <param name="name">The file's name, for findings.</param>
/// <param name="database">The file.</param>
sealed class DatabaseCheck(string name, Database database) : IRegionCheck
{
    public async IAsyncEnumerable<Finding> CheckAsync(bool mend, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = await Task.Run(() => database.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(100)";
            using var rows = command.ExecuteReader();
            List<string> found = [];
            while (rows.Read()) found.Add(rows.GetString(0));
            return found;
        }), cancellationToken);
        foreach (var line in lines.Where(line => line != "ok")) yield return new(name, line);
    }
}
