using System.Diagnostics;

namespace Farshore.Cli.Tests.Publishing;

/// <summary>What <c>./farshore publish</c> makes of this source tree, made once for all tests of it.</summary>
public sealed class Published : IAsyncLifetime
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farshore-published-");

    /// <summary>Where everything lies.</summary>
    public string Folder => folder.FullName;

    /// <summary>The single file.</summary>
    public string SingleFile => Path.Combine(Folder, "farshore-linux-x64");

    /// <summary>Every program this machine has, but for .NET's.</summary>
    public string PathWithoutDotnet => Path.Combine(Folder, "bin");

    public static string Tree
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Farshore.slnx"))) folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }

    public async ValueTask InitializeAsync()
    {
        var (exitCode, output) = await RunAsync(Path.Combine(Tree, "farshore"), "publish", "--out", Folder);
        Assert.True(exitCode == 0, output);
        Directory.CreateDirectory(PathWithoutDotnet);
        foreach (var program in Environment.GetEnvironmentVariable("PATH")!.Split(':').Append("/usr/sbin").Append("/sbin")
            .Where(Directory.Exists).SelectMany(Directory.EnumerateFiles))
        {
            var link = Path.Combine(PathWithoutDotnet, Path.GetFileName(program));
            if (Path.GetFileName(program) is not "dotnet" && !File.Exists(link)) File.CreateSymbolicLink(link, program);
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code, and what it wrote to either stream.</returns>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Folder,
        })!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
