using System.Runtime.CompilerServices;

namespace Farshore.Interop.Tests;

public sealed class RunbookTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("Suite", "all")]
    public async Task Runbooks_carry_a_workload_through_a_disaster_and_rebuild_what_Farshore_rebuilds()
    {
        Assert.SkipUnless(Tools.Has("aws"), "the AWS command line is not on this machine: apt-get install awscli");
        Assert.SkipUnless(Tools.HasServer("initdb"), "PostgreSQL is not on this machine: apt-get install postgresql");
        Assert.SkipUnless(Tools.Has("qemu-system-x86_64"), "QEMU is not on this machine: apt-get install qemu-system-x86");
        await using var regions = await WalkthroughRegions.StartAsync();

        var (exitCode, said) = await regions.RunAsync("bash", Script());

        output.WriteLine(said);
        Assert.True(exitCode == 0, said);
        Assert.Contains("equal: ", said, StringComparison.Ordinal);
    }

    static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "runbooks.sh");
}
