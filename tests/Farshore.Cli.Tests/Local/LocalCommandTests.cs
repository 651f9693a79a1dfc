using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Farshore.Cli.Tests.Local;

public sealed class LocalCommandTests
{
    [Fact]
    public async Task Brings_two_regions_up_loses_one_and_heals_it_at_its_old_address()
    {
        await using FarshoreProgram program = new();

        var up = await program.RunAsync("local", "up", "--primary", "eu-west-1", "--json");
        Assert.Equal(0, up.ExitCode);
        var address = up.Json[0].GetProperty("endpoint").GetString();
        var pid = up.Json[0].GetProperty("pid").GetInt32();
        Assert.Equal(["eu-west-1", "us-west-2"], up.Json.EnumerateArray().Select(region => region.GetProperty("region").GetString()));

        var killed = await program.RunAsync("local", "kill", "eu-west-1");
        Assert.Equal("eu-west-1 is lost; `farshore local heal eu-west-1` brings it back\n", killed.Output);
        Assert.DoesNotContain(Process.GetProcesses(), process => process.Id == pid && IsAlive(pid));
        Assert.Equal(["down", "up"], (await program.RunAsync("local", "status", "--json")).Json.EnumerateArray()
            .Select(region => region.GetProperty("state").GetString()));

        var healed = await program.RunAsync("local", "heal", "eu-west-1", "--json");
        Assert.Equal(address, healed.Json.GetProperty("endpoint").GetString());

        var down = await program.RunAsync("local", "down", "--remove");
        Assert.Equal(0, down.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(program.Home, "local")));
    }

    [Fact]
    public async Task Prints_what_an_AWS_client_needs_and_keeps_the_keys_private()
    {
        await using FarshoreProgram program = new();
        await program.RunAsync("local", "up");

        var environment = (await program.RunAsync("local", "env", "--json")).Json;
        var file = environment.GetProperty("awsConfigFile").GetString()!;

        Assert.Equal("primary", environment.GetProperty("profiles").GetProperty("primary").GetString());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Contains("[profile secondary]\nregion = us-west-2\nendpoint_url = http://127.0.0.1:",
            await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal($"export AWS_CONFIG_FILE='{file}'\nexport AWS_PROFILE=primary\n", (await program.RunAsync("local", "env")).Output);
    }

    [Fact]
    public async Task Refuses_to_start_what_is_up_and_leaves_it_alone()
    {
        await using FarshoreProgram program = new();
        var first = await program.RunAsync("local", "up", "--json");

        var second = await program.RunAsync("local", "up");

        Assert.Equal(1, second.ExitCode);
        Assert.StartsWith("error: us-east-1 is up already (process ", second.Error, StringComparison.Ordinal);
        Assert.Equal(first.Output, (await program.RunAsync("local", "status", "--json")).Output);
    }

    [Fact]
    public async Task Leaves_no_region_running_when_the_other_ones_port_is_taken()
    {
        await using FarshoreProgram program = new();
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var answer = await program.RunAsync("local", "up", "--secondary-port", $"{port}");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"port {port} on 127.0.0.1 is in use", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("up", (await program.RunAsync("local", "status", "--json")).Json.EnumerateArray()
            .Select(region => region.GetProperty("state").GetString()));
    }

    [Theory]
    [InlineData(2, "error: --primary and --secondary are both us-west-2", "local", "up", "--primary", "us-west-2")]
    [InlineData(2, "error: 'moon' is not a Region's name, such as us-east-1", "local", "up", "--primary", "moon")]
    [InlineData(1, "error: there are no local regions in ", "local", "kill", "us-east-1")]
    [InlineData(1, "error: there are no local regions in ", "local", "heal", "us-east-1")]
    [InlineData(1, "error: there are no local regions in ", "local", "env")]
    public async Task Says_what_is_wrong(int code, string message, params string[] arguments)
    {
        await using FarshoreProgram program = new();

        var answer = await program.RunAsync(arguments);

        Assert.Equal(code, answer.ExitCode);
        Assert.StartsWith(message, answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    static bool IsAlive(int pid) =>
        File.Exists($"/proc/{pid}/stat") && File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1][0] is not ('Z' or 'X');
}
