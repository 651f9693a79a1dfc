using System.CommandLine;
using Farshore.Console;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Schedules;

namespace Farshore.Cli.Serve;

/// <summary>Stays: shows runs and their evidence in a browser, on this machine alone, and sees to the schedules of plans.</summary>
static class ServeCommand
{
    public static Command Of(Shell shell)
    {
        Argument<string[]> plans = new("PLAN")
        {
            Description = "Plan files whose schedules are seen to (default: none)", Arity = ArgumentArity.ZeroOrMore,
        };
        Option<int> port = new("--port") { Description = "Port on 127.0.0.1 (default: a free one)", HelpName = "PORT" };
        Option<bool> alone = new("--no-console") { Description = "See to schedules alone and open no port" };
        return new Command("serve", """
            See to the schedules of plans, and show runs and their evidence in a browser, on this machine alone, until Ctrl-C

            Example:
              farshore serve
              farshore serve --no-console shop.yaml
            """) { plans, port, alone }.Does(shell, async (given, output, cancellationToken) =>
        {
            var files = given.GetValue(plans) ?? [];
            if (given.GetValue(alone) && files.Length == 0)
                throw new CommandFailure(ExitCode.Usage, "there is nothing to do without a console and without a plan: name a plan file");
            using var engine = new RecoveryEngine(shell.Home.Folder, shell.Time);
            using var held = ScheduleLocks.Take(shell.Home.Folder, files);
            var seeing = ScheduleAsync(engine, files, shell, output, cancellationToken);
            if (given.GetValue(alone)) await seeing;
            else await Task.WhenAll(seeing, ShowAsync(new(engine, files, shell.Time) { Port = given.GetValue(port) }, output, cancellationToken));
            return ExitCode.Done;
        });
    }

    static Task ScheduleAsync(
        RecoveryEngine engine, string[] files, Shell shell, Output output, CancellationToken cancellationToken) => files.Length == 0
        ? Task.CompletedTask
        : new Scheduler(engine.Marks, EngineWork.Of(engine, shell.Time), shell.Time, happened =>
        {
            if (output.IsJson) output.Json(happened, LineShapes.Default.ScheduleEvent);
            else output.Line(happened.ToString());
        }).RunAsync(files, cancellationToken);

    static async Task ShowAsync(ConsoleSetup setup, Output output, CancellationToken cancellationToken)
    {
        await using var console = await ConsoleHost.StartAsync(setup, cancellationToken);
        output.Line($"Open {console.Link} (the link works once); Ctrl-C ends it");
        try
        {
            await console.RunUntilStoppedAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is how this command ends.
        }
    }
}
