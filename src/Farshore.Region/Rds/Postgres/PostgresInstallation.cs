using Farshore.Aws;

namespace Farshore.Region.Rds.Postgres;

/// <summary>The PostgreSQL programs of this machine, and how they can be run: servers refuse root.</summary>
/// <param name="Bin">Folder of <c>postgres</c> and <c>initdb</c>.</param>
/// <param name="Version">As the server says it, e.g. <c>15.18</c>.</param>
public sealed record PostgresInstallation(string Bin, string Version)
{
    public string MajorVersion => Version.Split('.')[0];

    /// <summary>AWS's name for the versions that share a set of parameters.</summary>
    public string Family => $"postgres{MajorVersion}";

    /// <summary>The newest installation found, or null where there is none.</summary>
    public static async Task<PostgresInstallation?> FindAsync(CancellationToken cancellationToken)
    {
        foreach (var bin in Folders())
        {
            if (!File.Exists(Path.Combine(bin, "initdb")) || !File.Exists(Path.Combine(bin, "postgres"))) continue;
            var said = await ShortProgram.RunAsync([Path.Combine(bin, "postgres"), "--version"], cancellationToken);
            if (said.Succeeded && said.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, var version, ..])
                return new(bin, version.Trim());
        }

        return null;
    }

    /// <summary>The failure of everything that needs a server on a machine without PostgreSQL.</summary>
    public static AwsException Missing() => new(
        "InsufficientDBInstanceCapacity",
        "This machine has no PostgreSQL server: install it (Debian: apt-get install postgresql) and start the region again.");

    public string Program(string name) => Path.Combine(Bin, name);

    static IEnumerable<string> Folders() =>
    [
        .. Versions("/usr/lib/postgresql", "*").Select(folder => Path.Combine(folder, "bin")),
        .. Versions("/usr", "pgsql-*").Select(folder => Path.Combine(folder, "bin")),
        .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
    ];

    static IEnumerable<string> Versions(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern)
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder).Replace("pgsql-", ""), out var major) ? major : 0)
            : [];
}
