namespace Farshore.Cli.Tests.Local;

public sealed class LocalEventsCommandTests
{
    [Fact]
    public async Task Finds_the_region_of_a_bucket_and_says_what_is_wrong_with_a_webhook()
    {
        await using FarshoreProgram program = new();
        await program.RunAsync("local", "up");

        var none = await program.RunAsync("local", "events", "--json");
        var unknown = await program.RunAsync("local", "events", "--bucket", "nowhere");
        var whose = await program.RunAsync("local", "events", "--webhook", "http://127.0.0.1:1/");
        var remote = await program.RunAsync("local", "events", "--bucket", "nowhere", "--webhook", "http://example.com/");

        Assert.Equal((0, 0), (none.ExitCode, none.Json.GetArrayLength()));
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("There is no bucket nowhere in us-west-2", unknown.Error, StringComparison.Ordinal);
        Assert.Equal((2, "error: a webhook needs --bucket: whose events it gets\n"), (whose.ExitCode, whose.Error));
        Assert.Equal(1, remote.ExitCode);
    }
}
