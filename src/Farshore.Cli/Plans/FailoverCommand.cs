using System.CommandLine;
using Farshore.Cli.Runs;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>Rebuilds a plan's workload in the secondary.</summary>
static class FailoverCommand
{
    public static Command Of(Shell shell)
    {
        var (plan, lease) = (new PlanSource(), new LeaseOptions());
        var yes = Confirmation.Yes();
        var (set, evidence, sign) = (RecoveryOptions.Set(), RecoveryOptions.Evidence(), RecoveryOptions.Sign());
        var (asOf, dryRun, fence) = (RecoveryOptions.AsOf(), RecoveryOptions.DryRun(), RecoveryOptions.Fence());
        return new Command("failover", """
            Rebuild the workload in the secondary from its latest recovery set, without one call to the primary, check it and prove it

            Example:
              farshore failover shop.yaml --yes --evidence evidence.json
              farshore failover --ledger s3://shop-recovery-ledger --region eu-west-1
              farshore failover shop.yaml --dry-run
            """) { yes, set, asOf, fence, dryRun, evidence, sign }.With(plan, lease).Does(shell, async (given, output, cancellationToken) =>
        {
            var read = await plan.ReadAsync(given, shell, given.GetValue(set), cancellationToken);
            var options = lease.Apply(given,
                new(given.GetValue(set), AsOf: given.GetValue(asOf)) { Fence = given.GetValue(fence) });
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            if (given.GetValue(dryRun)) return await LookingAhead.ShowAsync(engine, FailoverRun.Kind, read, options, output,
                cancellationToken);
            var names = string.Join(", ", read.InOrder.Select(resource => resource.Name));
            Confirmation.Ask(given.GetValue(yes), $"{read.Name} will be rebuilt in {read.Secondary.Region}: {names}.", read.Name);
            return await new RunDriving(output) { Sign = given.GetValue(sign) }.DriveAsync(engine,
                progress => engine.StartAsync(FailoverRun.Kind, read, options, progress, cancellationToken),
                given.GetValue(evidence), cancellationToken);
        });
    }
}
