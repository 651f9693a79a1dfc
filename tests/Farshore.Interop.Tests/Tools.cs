namespace Farshore.Interop.Tests;

/// <summary>Programs that others made and that a test may need.</summary>
static class Tools
{
    static IEnumerable<string> Folders => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin");

    public static bool Has(string program) => Folders.Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>PostgreSQL's own programs, which Debian keeps off the path.</summary>
    public static bool HasServer(string program) => Has(program) || (Directory.Exists("/usr/lib/postgresql")
        && Directory.EnumerateDirectories("/usr/lib/postgresql").Any(version => File.Exists(Path.Combine(version, "bin", program))));
}
