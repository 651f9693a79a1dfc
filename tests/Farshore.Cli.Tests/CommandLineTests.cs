namespace Farshore.Cli.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Teaches_with_an_example_when_it_is_given_nothing()
    {
        await using FarshoreProgram program = new();

        var answer = await program.RunAsync();

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("Example:", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_it_does_not_know_and_where_to_look()
    {
        await using FarshoreProgram program = new();

        var answer = await program.RunAsync("local", "upp");

        Assert.Equal(2, answer.ExitCode);
        Assert.Contains("'upp'", answer.Error, StringComparison.Ordinal);
        Assert.EndsWith("Try: farshore local --help\n", answer.Error, StringComparison.Ordinal);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public void Every_command_teaches_with_an_example() => Assert.Empty(
        Leaves(CommandLine.Of(new(new("/nonexistent"), TimeProvider.System, new HttpClient())))
            .Where(command => command.Description?.Contains("\nExample", StringComparison.Ordinal) != true)
            .Select(command => command.Name));

    static IEnumerable<System.CommandLine.Command> Leaves(System.CommandLine.Command command) =>
        command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);
}
