using System.Diagnostics;

namespace Farshore.Region.Rds.Postgres;

/// <summary>A program that is run to its end for its output.</summary>
/// <param name="ExitCode">Zero where it succeeded.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Complaint">Standard error.</param>
sealed record ShortProgram(int ExitCode, string Output, string Complaint)
{
    public bool Succeeded => ExitCode == 0;

    public static async Task<ShortProgram> RunAsync(IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} could not be started");
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var complaint = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await output, await complaint);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
