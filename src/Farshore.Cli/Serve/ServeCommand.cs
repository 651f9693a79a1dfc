using System.CommandLine;
using Farshore.Cli.Demo;
using Farshore.Cli.Serve.Ranges;
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
            Description = "Plan files to show and keep the schedules of (default: those of past runs and this folder, shown only)",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<bool> alone = new("--no-console") { Description = "See to schedules alone and open no port" };
        Option<bool> demo = new("--demo")
        {
            Description = "On two fresh local regions with a shop to protect; all of it goes with Ctrl-C",
        };
        var from = DemoCommand.From();
        return new Command("serve", """
            See to the schedules of plans, and show runs and their evidence in a browser, on this machine alone, until Ctrl-C

            Example:
              farshore serve --demo
              farshore serve shop.yaml
              farshore serve --no-console shop.yaml
            """) { plans, alone, demo, from }.WithAccess().Does(shell, async (given, output, cancellationToken) =>
        {
            var files = given.GetValue(plans) ?? [];
            if (given.GetValue(demo) && (given.GetValue(alone) || files.Length > 0))
                throw new CommandFailure(ExitCode.Usage,
                    "--demo makes a plan of its own and needs the console: give neither PLAN nor --no-console");
            if (given.GetValue(alone) && files.Length == 0)
                throw new CommandFailure(ExitCode.Usage, "there is nothing to do without a console and without a plan: name a plan file");
            using var engine = new RecoveryEngine(shell.Home.Folder, shell.Time);
            if (given.GetValue(ServeAccess.Description))
                return await ServeAccess.DescribeAsync(new(engine, [], shell.Time), cancellationToken);
            var served = files.Length > 0 ? ServedPlans.Named(files, isShown: !given.GetValue(alone))
                : given.GetValue(demo) ? ServedPlans.None : ServedPlans.AtHand(engine.Runs, Environment.CurrentDirectory);
            foreach (var note in served.Notes) output.Note(note);
            var console = given.GetValue(alone) ? null : ServeAccess.Of(
                new(engine, served.Shown, shell.Time) { AccessFile = Path.Combine(shell.Home.Folder, "console.json") }, given);
            await using var demonstrated = given.GetValue(demo) ? ServedDemo.Open(shell, DemoCommand.FolderOf(given, from)) : null;
            using var held = ScheduleLocks.Take(shell.Home.Folder, served.Scheduled);
            var seeing = ScheduleAsync(engine, served.Scheduled, shell, output, cancellationToken);
            await Task.WhenAll(seeing, console is null ? Task.CompletedTask : ShowAsync(
                console with { Range = new LocalRange(shell, engine, demonstrated), IsDemo = demonstrated is not null },
                demonstrated, output, cancellationToken));
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

    static async Task ShowAsync(ConsoleSetup setup, ServedDemo? demo, Output output, CancellationToken cancellationToken)
    {
        await using var console = await ConsoleHost.StartAsync(setup, cancellationToken);
        if (output.IsJson) output.Json(new(console.Link.AbsoluteUri), LineShapes.Default.ServeAnswer);
        output.Line($"Open {console.Link} (the link works once); Ctrl-C ends it{(demo is null ? "" : " and removes all of the demo")}");
        demo?.Begin(setup.Engine, console);
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
