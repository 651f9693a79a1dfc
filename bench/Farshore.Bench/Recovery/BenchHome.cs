using System.Diagnostics;

namespace Farshore.Bench.Recovery;

/// <summary>A home of its own with two local regions, and commands of the built program in it.</summary>
sealed class BenchHome : IAsyncDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farshore-bench-");

    public string Folder => folder.FullName;

    public static async Task<BenchHome> OpenAsync()
    {
        var home = new BenchHome();
        await home.RunAsync("local", "up");
        return home;
    }

    /// <returns>How long the command took.</returns>
    public async Task<TimeSpan> RunAsync(params string[] arguments) =>
        await DoneAsync(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "farshore"), arguments));

    /// <summary>A script of AWS CLI commands, with the regions' settings in its environment.</summary>
    public async Task<TimeSpan> ScriptAsync(string script, params string[] arguments) =>
        await DoneAsync(new ProcessStartInfo("bash", [script, .. arguments]));

    public async ValueTask DisposeAsync()
    {
        await RunAsync("local", "down");
        folder.Delete(recursive: true);
    }

    async Task<TimeSpan> DoneAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        start.Environment["FARSHORE_HOME"] = Folder;
        start.Environment["AWS_CONFIG_FILE"] = Path.Combine(Folder, "local", "aws", "config");
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var took = Stopwatch.GetElapsedTime(began);
        return process.ExitCode == 0 ? took : throw new InvalidOperationException(
            $"{string.Join(' ', start.ArgumentList)} ended {process.ExitCode}\n{await error}\n{await output}");
    }
}
