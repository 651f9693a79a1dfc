using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Runs;

/// <summary>The recovery set that is taken when a workload has come home.</summary>
static class FirstSet
{
    /// <summary>The old sets name what is no more: until the first new one, a disaster at home would find nothing to recover.</summary>
    /// <param name="engine">Knows the plan as it is from now on.</param>
    /// <param name="run">The failback, which is done.</param>
    /// <param name="output">Told how it went.</param>
    /// <param name="cancellationToken">Lets the backup come to rest.</param>
    public static async Task<ExitCode> TakeAsync(RecoveryEngine engine, string run, Output output, CancellationToken cancellationToken)
    {
        var plan = engine.Runs.Load(run).Created.ToPlan();
        var file = engine.ReturnedPlan(run);
        if (file is not null) output.Note($"what was rebuilt has new names; the plan from now on: {file}");
        var now = file is null ? plan : PlanReader.ReadFile(file);

        // Nothing has shown yet that what is copied from here is whole, so this set proves all of it itself.
        now = now with { Backup = now.Backup with { DatabaseProofs = PlanBackup.Restore } };
        var view = await new RunProgress(output).WatchAsync(
            progress => engine.StartAsync(BackupRun.Kind, now, new(), progress, cancellationToken));
        output.Line(view.Phase is "done" ? $"{plan.Name} is home and protected: set {view.Run}"
            : $"{plan.Name} is home, but not protected yet: its first recovery set is {view.Phase}. "
                + $"Carry on with: farshore resume {view.Run}");
        return view.Phase is "done" ? ExitCode.Done : ExitCode.Failed;
    }
}
