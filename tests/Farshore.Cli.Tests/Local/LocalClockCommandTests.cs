namespace Farshore.Cli.Tests.Local;

public sealed class LocalClockCommandTests
{
    [Fact]
    public async Task Puts_the_clock_of_running_and_stopped_regions_forward_and_never_back()
    {
        await using FarshoreProgram program = new();
        await program.RunAsync("local", "up");
        await program.RunAsync("local", "kill", "us-west-2");

        var advanced = await program.RunAsync("local", "clock", "advance", "1d12h", "--json");
        await program.RunAsync("local", "heal", "us-west-2");
        var shown = await program.RunAsync("local", "clock", "--json");
        var back = await program.RunAsync("local", "clock", "set", "2020-01-01T00:00:00Z");

        Assert.Equal(["up", "down"], advanced.Json.EnumerateArray().Select(clock => clock.GetProperty("state").GetString()));
        Assert.All(shown.Json.EnumerateArray(), clock => Assert.Equal(129_600, clock.GetProperty("aheadSeconds").GetDouble()));
        Assert.Equal(1, back.ExitCode);
        Assert.StartsWith("error: the regions' clock never goes back: it shows ", back.Error, StringComparison.Ordinal);
    }
}
