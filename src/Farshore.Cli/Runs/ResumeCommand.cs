using System.CommandLine;
using Farshore.Cli.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Runs;

/// <summary>Carries a run on from where it stopped.</summary>
static class ResumeCommand
{
    public static Command Of(Shell shell)
    {
        Argument<string?> run = new("RUN")
        {
            Description = "The run (default: the newest that is not over)", Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> yes = new("--yes") { Description = "Accepted for scripts; resuming never asks" };
        var (evidence, lease) = (RecoveryOptions.Evidence(), new LeaseOptions());
        return new Command("resume", """
            Carry a run on from where it was interrupted, or try a stuck one again once its cause is mended

            Example:
              farshore resume
            """) { run, yes, evidence }.With(null, lease).Does(shell, async (given, output, cancellationToken) =>
        {
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            // A run may have ended in the moment before its process was killed: resuming again then shows how it ended.
            var name = given.GetValue(run) ?? engine.Runs.LatestUnfinished()?.Run
                ?? engine.Runs.Newest()?.Run
                ?? throw new CommandFailure(ExitCode.Usage, "there is no run to resume: none was started in this FARSHORE_HOME");
            var driving = new RunDriving(output);
            var now = engine.View(name);
            if (now.Phase is "done" or "unwound") return await driving.ShowAsync(engine, now, given.GetValue(evidence), cancellationToken);
            var end = await driving.DriveAsync(engine,
                progress => engine.ResumeAsync(name, progress, cancellationToken, lease.Apply(given, new())),
                given.GetValue(evidence), cancellationToken);
            // One that only reports hands nothing over, and leaves nothing to protect.
            return end is ExitCode.Done && now.Kind is FailbackRun.Kind && engine.Runs.Load(name).HandedOver
                ? await FirstSet.TakeAsync(engine, name, output, cancellationToken) : end;
        });
    }
}
