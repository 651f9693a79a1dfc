namespace Farshore.Cli.Tests.Local.Faults;

public sealed class LocalFaultCommandTests
{
    static IEnumerable<string> Of(Answer answer, string member) =>
        answer.Json.EnumerateArray().Select(one => one.GetProperty(member).ToString());

    [Fact]
    public async Task Faults_are_added_listed_and_removed_and_heal_ends_them_all()
    {
        await using FarshoreProgram program = new();
        await program.RunAsync("local", "up");

        var added = await program.RunAsync(
            "local", "fault", "add", "us-east-1", "--service", "s3", "--operation", "PutObject", "--error", "SlowDown",
            "--probability", "0.2", "--for", "10m", "--json");
        await program.RunAsync("local", "fault", "add", "us-east-1", "--latency", "5ms");
        await program.RunAsync("local", "partition");
        Assert.Equal(["SlowDown", "", "", ""], (await ListAsync()).Json.EnumerateArray()
            .Select(fault => fault.TryGetProperty("code", out var code) ? code.GetString() : ""));

        var removed = await program.RunAsync("local", "fault", "remove", added.Json[0].GetProperty("id").GetString()!);
        Assert.Equal(0, removed.ExitCode);
        // Those of a region that is down lie in its file.
        await program.RunAsync("local", "kill", "us-east-1");
        Assert.Equal(["latency", "partition", "partition"], Of(await ListAsync(), "effect"));
        await program.RunAsync("local", "heal", "us-east-1");
        Assert.Equal("[]\n", (await ListAsync()).Output);

        Task<Answer> ListAsync() => program.RunAsync("local", "fault", "list", "--json");
    }

    [Fact]
    public async Task A_frozen_region_takes_the_call_and_says_nothing_until_it_is_thawed_and_goes_down_when_told()
    {
        await using FarshoreProgram program = new();
        var up = (await program.RunAsync("local", "up", "--json")).Json;
        using HttpClient http = new() { Timeout = TimeSpan.FromMilliseconds(500) };
        Uri health = new(new(up[0].GetProperty("endpoint").GetString()!), "/_farshore/health");

        await program.RunAsync("local", "freeze", "us-east-1");
        await Assert.ThrowsAsync<TaskCanceledException>(() => http.GetStringAsync(health));
        Assert.Equal(["frozen", "up"], Of(await program.RunAsync("local", "status", "--json"), "state"));
        await program.RunAsync("local", "clock", "advance", "1d");
        var thawed = await program.RunAsync("local", "thaw", "us-east-1", "--json");

        Assert.Equal("up", thawed.Json.GetProperty("state").GetString());
        Assert.Equal(["86400", "86400"], Of(await program.RunAsync("local", "clock", "--json"), "aheadSeconds"));
        await program.RunAsync("local", "freeze", "us-west-2");
        Assert.Equal("us-east-1 is down\nus-west-2 is down\n", (await program.RunAsync("local", "down")).Output);
    }

    [Fact]
    public async Task A_lost_disk_is_gone_and_the_next_start_says_so()
    {
        await using FarshoreProgram program = new();
        await program.RunAsync("local", "up");

        await program.RunAsync("local", "lose-disk", "us-east-1");
        Assert.False(Directory.Exists(Path.Combine(program.Home, "local", "us-east-1")));
        var healed = await program.RunAsync("local", "heal", "us-east-1");

        Assert.Equal("note: us-east-1 lost its disk and starts empty; the names of its buckets are free again\n", healed.Error);
        Assert.Contains("us-east-1 starts empty", await File.ReadAllTextAsync(
            Path.Combine(program.Home, "local", "us-east-1", "region.log")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "error: give one of --error, --latency, ", "add", "us-east-1")]
    [InlineData(2, "error: --latency: 'soon' is not a duration such as 500ms", "add", "us-east-1", "--latency", "soon")]
    [InlineData(2, "error: give the ID of a fault, or --all", "remove")]
    [InlineData(1, "error: there are no local regions in ", "add", "us-east-1", "--drop-reply")]
    [InlineData(1, "error: there are no local regions in ", "list")]
    public async Task Says_what_is_wrong(int code, string message, params string[] arguments)
    {
        await using FarshoreProgram program = new();

        var answer = await program.RunAsync(["local", "fault", .. arguments]);

        Assert.Equal(code, answer.ExitCode);
        Assert.StartsWith(message, answer.Error, StringComparison.Ordinal);
    }
}
