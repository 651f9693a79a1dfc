using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Farshore.Recovery.Steps.Traffic;

/// <summary>How a command of the user's ended.</summary>
/// <param name="Code">Its exit code; null where it was ended because its time was up.</param>
/// <param name="Tail">The last lines of what it wrote, secrets blotted out.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record CommandEnd(int? Code, string Tail, double Seconds);

/// <summary>Runs a line of the user's in a shell, in a session of its own: when its time is up, all that it started ends with it.</summary>
/// <param name="folder">Where it runs.</param>
/// <param name="environment">Variables beside those of this process.</param>
/// <param name="secrets">Texts that must not be repeated.</param>
/// <param name="time">The clock its time is taken from.</param>
public sealed class ShellCommand(
    string folder, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> secrets, TimeProvider time)
{
    const int MostLinesKept = 20;
    const int MostLetters = 2000;
    const int Kill = 9;

    public async Task<CommandEnd> RunAsync(string command, TimeSpan within, Action<string> said, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var (shell, hasSession) = Begin(command);
        ConcurrentQueue<string> lines = new();
        using (shell)
        {
            var output = Task.WhenAll(
                ReadAsync(shell.StandardOutput, lines, said), ReadAsync(shell.StandardError, lines, said));
            shell.StandardInput.Close();
            using var limit = new CancellationTokenSource(within, time);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                await shell.WaitForExitAsync(patience.Token);

                // What it left running in the background may hold its output open for good; whoever waits for that waits in vain.
                await Task.WhenAny(output, Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken));
                return new(shell.ExitCode, Tail(lines), Elapsed(start));
            }
            catch (OperationCanceledException)
            {
                End(shell, hasSession);
                cancellationToken.ThrowIfCancellationRequested();
                return new(null, Tail(lines), Elapsed(start));
            }
        }
    }

    /// <summary>Blots secrets out of a text.</summary>
    public string Blot(string text) => secrets.Where(secret => secret.Length > 0)
        .OrderByDescending(secret => secret.Length)
        .Aggregate(text, (blotted, secret) => blotted.Replace(secret, "***", StringComparison.Ordinal));

    (Process Shell, bool HasSession) Begin(string command)
    {
        try
        {
            return (Process.Start(Start("setsid", "/bin/sh", "-c", command))!, true);
        }
        catch (Win32Exception)
        {
            // No setsid here: its children are then found one by one.
            return (Process.Start(Start("/bin/sh", "-c", command))!, false);
        }
    }

    ProcessStartInfo Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (variable, value) in environment) start.Environment[variable] = value;
        return start;
    }

    async Task ReadAsync(StreamReader from, ConcurrentQueue<string> lines, Action<string> said)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            var blotted = Blot(line);
            lines.Enqueue(blotted);
            if (lines.Count > MostLinesKept) lines.TryDequeue(out _);
            said(blotted);
        }
    }

    static void End(Process shell, bool hasSession)
    {
        // The shell leads its session's one process group, and bears its number.
        if (hasSession) _ = Signal(-shell.Id, Kill);
        if (!shell.HasExited) shell.Kill(entireProcessTree: true);
    }

    static string Tail(ConcurrentQueue<string> lines)
    {
        var text = string.Join('\n', lines).Trim();
        return text.Length > MostLetters ? text[^MostLetters..] : text;
    }

    double Elapsed(long start) => Math.Round(time.GetElapsedTime(start).TotalSeconds, 3);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Signal(int process, int signal);
}
