using System.CommandLine;
using Farshore.Cli.Runs;
using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>Leads a plan's workload home to its healed primary, and takes the first recovery set there.</summary>
static class FailbackCommand
{
    public static Command Of(Shell shell)
    {
        var (plan, lease) = (PlanArgument.New(), new LeaseOptions());
        var (yes, stopped, evidence) = (Confirmation.Yes(), RelocateCommand.TrafficIsStopped(), RecoveryOptions.Evidence());
        Option<bool> report = new("--report") { Description = "Only show what was written on which side, and change nothing" };
        Option<bool> accept = new("--accept-divergence")
        {
            Description = "What was written in the primary after the recovery set may be lost",
        };
        return new Command("failback", """
            Lead the workload home to the healed primary: what was written in the secondary comes along, protection begins anew

            Example:
              farshore failback shop.yaml --report
              farshore failback shop.yaml --yes --accept-divergence
            """) { plan, yes, stopped, accept, report, evidence }.With(null, lease).Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var options = lease.Apply(given, new()
            {
                TrafficIsStopped = given.GetValue(stopped), AcceptDivergence = given.GetValue(accept), ReportOnly = given.GetValue(report),
            });
            if (options.ReportOnly) return await ReportAsync(engine, read, options, output, cancellationToken);
            Confirmation.Ask(given.GetValue(yes), $"Writers of {read.Name} will be stopped, and it will move home from "
                + $"{read.Secondary.Region} to {read.Primary.Region}.", read.Name);

            string? run = null;
            var end = await new RunDriving(output).DriveAsync(engine, async progress =>
            {
                var view = await engine.StartAsync(FailbackRun.Kind, read, options, progress, cancellationToken);
                run = view.Run;
                return view;
            }, given.GetValue(evidence), cancellationToken);
            Divergence(engine.Evidence(run!), output);
            return end is ExitCode.Done ? await FirstSet.TakeAsync(engine, run!, output, cancellationToken) : end;
        });
    }

    static async Task<ExitCode> ReportAsync(
        RecoveryEngine engine, Plan plan, RunOptions options, Output output, CancellationToken cancellationToken)
    {
        var progress = new RunProgress(output);
        var view = await progress.WatchAsync(told => engine.StartAsync(FailbackRun.Kind, plan, options, told, cancellationToken));
        var report = engine.Evidence(view.Run);
        if (output.IsJson) System.Console.Out.Write(report.ToJson());
        Divergence(report, output);
        return view.Phase is "done" ? ExitCode.Done : ExitCode.Failed;
    }

    static void Divergence(EvidenceReport report, Output output)
    {
        if (report.Divergence is not { Count: > 0 } found) return;
        output.Table(["RESOURCE", "ONLY AT HOME", "ONLY WHERE IT STANDS", ""], found.Select(one => (IReadOnlyList<string>)
            [one.Resource, $"{one.OnlyPrimary}", $"{one.OnlySecondary}", one.Detail]));
    }
}
