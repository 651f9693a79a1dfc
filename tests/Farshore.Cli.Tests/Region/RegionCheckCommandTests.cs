namespace Farshore.Cli.Tests.Region;

public sealed class RegionCheckCommandTests
{
    [Fact]
    public async Task Finds_a_fresh_region_sound_and_a_damaged_one_not()
    {
        await using FarshoreProgram program = new();
        Assert.Equal(0, (await program.RunAsync("local", "up")).ExitCode);

        var running = await program.RunAsync("region", "check", "us-east-1");
        Assert.Equal((0, "us-east-1 is sound\n"), (running.ExitCode, running.Output));

        await program.RunAsync("local", "down");
        var database = Path.Combine(program.Home, "local", "us-east-1", "region.db");
        await using (var file = File.OpenWrite(database)) file.SetLength(file.Length / 2);

        var damaged = await program.RunAsync("region", "check", "us-east-1");
        Assert.Equal(3, damaged.ExitCode);
        Assert.Contains("region.db", damaged.Output, StringComparison.Ordinal);
        var refused = await program.RunAsync("region", "serve", "us-east-1");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("the database of region us-east-1 is damaged", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_there_is_no_such_region()
    {
        await using FarshoreProgram program = new();

        var none = await program.RunAsync("region", "check", "eu-west-1");

        Assert.Equal(1, none.ExitCode);
        Assert.Contains("there is no local region eu-west-1", none.Error, StringComparison.Ordinal);
    }
}
