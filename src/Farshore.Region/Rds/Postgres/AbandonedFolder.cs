namespace Farshore.Region.Rds.Postgres;

/// <summary>A data folder whose server was killed. Its helpers end by themselves, but not at once; and its lock file names a process id
/// that may be somebody else's by now, which a new server would take for its rival.</summary>
static class AbandonedFolder
{
    const string LockFile = "postmaster.pid";
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Returns when nobody works on the folder and a new server will not be misled.</summary>
    public static async Task FreeAsync(string data, TimeProvider time, CancellationToken cancellationToken)
    {
        var path = Path.Combine(data, LockFile);
        if (!File.Exists(path)) return;
        string real;
        using (var folder = new ServerSocket(data)) real = new FileInfo(folder.Host).LinkTarget!;

        var began = time.GetTimestamp();
        using var looks = new PeriodicTimer(Look, time);
        while (Workers(real) is [var worker, ..])
        {
            if (time.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException($"process {worker} of a killed server still works on {data}: end it and try again");
            await looks.WaitForNextTickAsync(cancellationToken);
        }

        // Where the process of that id is gone too, the server itself tidies up.
        var named = File.ReadLines(path).FirstOrDefault();
        if (Directory.Exists($"/proc/{named}")) File.Delete(path);
    }

    // Every process of a server has its data folder as its working directory.
    static List<string> Workers(string real) =>
        [.. Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder)!)
            .Where(name => char.IsAsciiDigit(name[0]) && WorkingDirectory(name) == real)];

    static string? WorkingDirectory(string process)
    {
        try
        {
            return new FileInfo($"/proc/{process}/cwd").LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // ended since, or another user's
        }
    }
}
