using System.CommandLine;
using Farshore.Recovery;

namespace Farshore.Cli.Runs;

/// <summary>Asking something of a run while it moves or rests: stop for a while, go on without a step, let go on.</summary>
static class ControlCommands
{
    public static IReadOnlyList<Command> Of(Shell shell) => [Pause(shell), Skip(shell), Approve(shell)];

    static Command Pause(Shell shell)
    {
        var run = Run();
        return new Command("pause", """
            Stop a run: what is in flight comes to rest, nothing new is begun; farshore resume goes on

            Example:
              farshore pause
            """) { run }.Does(shell, async (given, output, cancellationToken) =>
        {
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            return await AskAsync(engine, Named(engine, given.GetValue(run)), "pause", "", null, output, cancellationToken);
        });
    }

    static Command Skip(Shell shell)
    {
        Argument<string> run = new("RUN") { Description = "The run, as farshore runs lists it" };
        Argument<string> step = new("STEP") { Description = "The step's name, as farshore report shows it" };
        var reason = Reason(isRequired: true);
        return new Command("skip", """
            Go on without a step that may be left out: a check, a measurement, a proof, a hook. The evidence names it, you and the reason

            Example:
              farshore skip failover-1a2b3c "check web" --reason "the page moved; checked by hand"
            """) { run, step, reason }.Does(shell, async (given, output, cancellationToken) =>
        {
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            return await AskAsync(
                engine, given.GetRequiredValue(run), "skip", given.GetRequiredValue(step), given.GetValue(reason), output,
                    cancellationToken);
        });
    }

    static Command Approve(Shell shell)
    {
        var run = Run();
        Option<string?> step = new("--step") { Description = "Which approval, where several are waited for", HelpName = "STEP" };
        Option<bool> reject = new("--reject") { Description = "Say no: the run turns back" };
        var reason = Reason(isRequired: false);
        return new Command("approve", """
            Let a run go on that waits for a person's word, where its plan asks for one

            Example:
              farshore approve failover-1a2b3c
            """) { run, step, reject, reason }.Does(shell, async (given, output, cancellationToken) =>
        {
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            return await AskAsync(engine, Named(engine, given.GetValue(run)), given.GetValue(reject) ? "reject" : "approve",
                given.GetValue(step) ?? "", given.GetValue(reason), output, cancellationToken);
        });
    }

    internal static Argument<string?> Run() => new("RUN")
    {
        Description = "The run (default: the newest that is not over)", Arity = ArgumentArity.ZeroOrOne,
    };

    internal static Option<string?> Reason(bool isRequired) => new("--reason")
    {
        Description = "Why; it goes into the evidence", HelpName = "TEXT", Required = isRequired,
    };

    internal static string Named(RecoveryEngine engine, string? given) => given
        ?? (engine.Runs.Open() is [var newest, ..] ? newest.Run : null)
        ?? throw new CommandFailure(ExitCode.Usage, "every run of this FARSHORE_HOME is over");

    internal static async Task<ExitCode> AskAsync(
        RecoveryEngine engine, string run, string ask, string step, string? reason, Output output, CancellationToken cancellationToken)
    {
        var said = await engine.Control.AskAsync(run, ask, step, reason, cancellationToken);
        if (output.IsJson) output.Json(new(run, said), CliShapes.Readable.ControlSaid);
        output.Line($"{run}: {said}");
        return said.StartsWith("refused", StringComparison.Ordinal) ? ExitCode.Failed : ExitCode.Done;
    }
}

/// <summary>What an ask came to, under <c>--json</c>.</summary>
sealed record ControlSaid(string Run, string Answer);
