using System.CommandLine;
using Farshore.Recovery;

namespace Farshore.Cli.Runs;

/// <summary>Gives a run up and takes back what it made.</summary>
static class CancelCommand
{
    public static Command Of(Shell shell)
    {
        var run = ControlCommands.Run();
        var yes = Confirmation.Yes();
        var reason = ControlCommands.Reason(isRequired: false);
        return new Command("cancel", """
            Give a run up and take back what it made. Refused once it has handed something over: nothing that serves is taken back

            Example:
              farshore cancel failover-1a2b3c --yes
            """) { run, yes, reason }.Does(shell, async (given, output, cancellationToken) =>
        {
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var name = ControlCommands.Named(engine, given.GetValue(run));
            var plan = engine.View(name).Plan;
            Confirmation.Ask(given.GetValue(yes), $"Run {name} will be given up, and what it made taken back.", plan);
            var code = await ControlCommands.AskAsync(engine, name, "cancel", "", given.GetValue(reason), output, cancellationToken);
            if (code is not ExitCode.Done || engine.Runs.IsDriven(name) || engine.View(name).IsOver) return code;

            // Nobody drives it, so it is taken back here.
            return await new RunDriving(output).DriveAsync(
                engine, progress => engine.ResumeAsync(name, progress, cancellationToken), null, cancellationToken) is ExitCode.Unwound
                ? ExitCode.Done : ExitCode.Stuck;
        });
    }
}
