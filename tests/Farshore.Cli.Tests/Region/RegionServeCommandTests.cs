using System.Runtime.InteropServices;

namespace Farshore.Cli.Tests.Region;

public sealed partial class RegionServeCommandTests
{
    const int Interrupt = 2;
    const int Terminate = 15;

    // Where the tests themselves were started in the background, Ctrl-C is ignored by all that they start.
    static int Ending => Convert.ToInt64(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("SigIgn", StringComparison.Ordinal)).Split('\t')[1],
            16) is var ignored
        && (ignored >> (Interrupt - 1) & 1) == 1 ? Terminate : Interrupt;

    [Fact]
    public async Task Serves_until_ctrl_c_and_ends_cleanly()
    {
        await using FarshoreProgram program = new();
        using var region = program.Start("region", "serve", "us-east-1");
        var line = await region.StandardOutput.ReadLineAsync();
        Assert.StartsWith("us-east-1 is up at http://127.0.0.1:", line, StringComparison.Ordinal);

        var second = await program.RunAsync("region", "serve", "us-east-1");
        Assert.Equal(1, second.ExitCode);
        Assert.Contains("is already running as process", second.Error, StringComparison.Ordinal);

        Assert.Equal(0, Kill(region.Id, Ending));
        await region.WaitForExitAsync();
        Assert.Equal(0, region.ExitCode);
        Assert.Empty(await region.StandardError.ReadToEndAsync());
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);
}
