using System.Runtime.CompilerServices;

namespace Farshore.Interop.Tests;

public sealed class WalkthroughTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_official_command_line_of_AWS_protects_loses_and_recovers_a_workload()
    {
        Assert.SkipUnless(Tools.Has("aws"), "the AWS command line is not on this machine: apt-get install awscli");
        List<string> legs = ["s3"];
        if (Tools.HasServer("initdb")) legs.Add("rds");
        else output.WriteLine("left out: the database, PostgreSQL is not on this machine (apt-get install postgresql)");
        if (Tools.Has("qemu-system-x86_64")) legs.Add("ec2");
        else output.WriteLine("left out: the machine, QEMU is not on this machine (apt-get install qemu-system-x86)");
        await using var regions = await WalkthroughRegions.StartAsync();

        var (exitCode, said) = await regions.RunAsync("bash", [Script(), .. legs]);

        output.WriteLine(said);
        Assert.True(exitCode == 0, said);
        Assert.Contains("recovered: ", said, StringComparison.Ordinal);
    }

    static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "walkthrough.sh");
}
