using System.Text.RegularExpressions;

namespace Farshore.Region.Rds.Snapshots;

/// <summary>Which files of a data folder belong to a backup. The others are made anew by a server that starts on it.</summary>
static partial class BackedUpFiles
{
    public const string ControlFile = "global/pg_control";

    // Their folders must be there, empty.
    static readonly string[] Emptied =
        ["pg_wal/", "pg_replslot/", "pg_dynshmem/", "pg_notify/", "pg_serial/", "pg_snapshots/", "pg_stat_tmp/", "pg_subtrans/"];

    static readonly HashSet<string> Left = new(StringComparer.Ordinal)
    {
        "postmaster.pid", "postmaster.opts", "postgresql.conf", "pg_hba.conf", "backup_label", "backup_label.old", "tablespace_map.old",
        "postgresql.auto.conf.tmp", "current_logfiles.tmp",
    };

    /// <summary>Folders below the data folder, parents first.</summary>
    public static IReadOnlyList<string> Folders(string data) =>
        [.. new DirectoryInfo(data).EnumerateDirectories("*", SearchOption.AllDirectories)
            .Select(folder => Path.GetRelativePath(data, folder.FullName))
            .Where(path => !path.Contains("pgsql_tmp") && !path.StartsWith("pg_replslot/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    /// <summary>Files with the lengths they have now, in path order, the control file last: it must be younger than what it vouches
    /// for.</summary>
    public static IReadOnlyList<(string Path, long Length)> Files(string data) =>
        [.. new DirectoryInfo(data).EnumerateFiles(
            "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(file => (Path: Path.GetRelativePath(data, file.FullName), Length: LengthOf(file)))
            .Where(file => file.Length is not null && Belongs(file.Path))
            .OrderBy(file => file.Path == ControlFile).ThenBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => (file.Path, file.Length!.Value))];

    static bool Belongs(string path) =>
        !Left.Contains(path)
        && !path.Contains("pgsql_tmp")
        && !path.EndsWith("pg_internal.init", StringComparison.Ordinal)
        && !Path.GetFileName(path).StartsWith(".s.PGSQL", StringComparison.Ordinal)
        && !TemporaryRelation().IsMatch(path)
        && !Array.Exists(Emptied, folder => path.StartsWith(folder, StringComparison.Ordinal));

    static long? LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return null; // dropped since the folder was listed
        }
    }

    [GeneratedRegex(@"/t\d+_\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TemporaryRelation();
}
