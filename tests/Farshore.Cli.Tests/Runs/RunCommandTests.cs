namespace Farshore.Cli.Tests.Runs;

public sealed class RunCommandTests
{
    [Fact]
    public async Task Says_that_no_run_was_started_yet()
    {
        await using FarshoreProgram program = new();

        Assert.Equal(new(0, $"No run has been started in {program.Home}\n", ""), await program.RunAsync("runs"));
        Assert.Equal(new(0, "[]\n", ""), await program.RunAsync("runs", "--json"));
        Assert.Equal(2, (await program.RunAsync("resume")).ExitCode);
        Assert.Equal(2, (await program.RunAsync("report")).ExitCode);
    }

    [Fact]
    public async Task Says_which_run_is_not_there()
    {
        await using FarshoreProgram program = new();

        var answer = await program.RunAsync("report", "backup-000000");

        Assert.Equal(2, answer.ExitCode);
        Assert.StartsWith("error: there is no run 'backup-000000'", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_under_json_is_json()
    {
        await using FarshoreProgram program = new();

        var answer = await program.RunAsync("report", "backup-000000", "--json");

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.StartsWith("there is no run 'backup-000000'",
            System.Text.Json.JsonDocument.Parse(answer.Error).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
    }
}
