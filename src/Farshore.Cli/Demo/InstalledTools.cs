namespace Farshore.Cli.Demo;

/// <summary>Finds programs of the distribution: on the path, in the system folders a user's path may lack, and where Debian keeps
/// PostgreSQL's own.</summary>
static class InstalledTools
{
    const string PostgresVersions = "/usr/lib/postgresql";

    /// <returns>The program's full path; null where it is not installed.</returns>
    public static string? Find(string program) =>
        ((string[])[.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", "/sbin"])
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <returns>The full path of the newest PostgreSQL's program; null where none is installed.</returns>
    public static string? FindPostgres(string program) =>
        (Directory.Exists(PostgresVersions) ? Directory.EnumerateDirectories(PostgresVersions) : [])
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin", program)).FirstOrDefault(File.Exists)
        ?? Find(program);
}
