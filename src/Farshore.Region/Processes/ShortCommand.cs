using System.Diagnostics;

namespace Farshore.Region.Processes;

/// <summary>A tool that is run to its end, with its output.</summary>
public static class ShortCommand
{
    // Debian's names; what is looked for, and what brings it.
    static readonly Dictionary<string, string> Packages = new(StringComparer.Ordinal)
    {
        ["qemu-system-x86_64"] = "qemu-system-x86",
        ["qemu-img"] = "qemu-utils",
        ["busybox"] = "busybox-static",
        ["mke2fs"] = "e2fsprogs",
        ["apt-get"] = "apt",
        ["apt-cache"] = "apt",
        ["dpkg-deb"] = "dpkg",
        ["xz"] = "xz-utils",
    };

    /// <summary>Runs a tool and answers what it wrote to standard output.</summary>
    /// <exception cref="ToolException">It is not installed, or ended with another status than 0.</exception>
    public static async Task<string> RunAsync(
        string tool, IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? folder = null)
    {
        var start = new ProcessStartInfo(Locate(tool))
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "",
        };
        start.Environment["LC_ALL"] = "C";
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var complaint = await process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode == 0) return await output;
            throw new ToolException($"{tool} {string.Join(' ', arguments)} ended with status {process.ExitCode}: {complaint.Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>The tool's path, looking also where administrators' tools live, which is not on every user's path.</summary>
    /// <exception cref="ToolException">It is not installed.</exception>
    public static string Locate(string tool)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        if (Path.IsPathRooted(tool)) return tool;
        return folders.Concat(["/usr/sbin", "/sbin"]).Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists)
            ?? throw new ToolException($"{tool} is not installed: apt-get install {Packages.GetValueOrDefault(tool, tool)}");
    }
}

/// <summary>A tool of this computer is missing or failed; the message says which, why, and what to do.</summary>
public sealed class ToolException(string message) : Exception(message);
