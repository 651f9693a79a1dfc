using System.CommandLine;
using Farshore.Cli.Runs;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>Proves what the secondary holds.</summary>
static class VerifyCommand
{
    public static Command Of(Shell shell)
    {
        var plan = new PlanSource();
        var (set, evidence, sign) = (RecoveryOptions.Set(), RecoveryOptions.Evidence(), RecoveryOptions.Sign());
        return new Command("verify", """
            Prove what the secondary holds, version by version, block by block and row by row, changing nothing

            Example:
              farshore verify shop.yaml --json
            """) { set, evidence, sign }.With(plan).Does(shell, async (given, output, cancellationToken) =>
        {
            var read = await plan.ReadAsync(given, shell, given.GetValue(set), cancellationToken);
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            return await new RunDriving(output) { Sign = given.GetValue(sign) }.DriveAsync(engine,
                progress => engine.StartAsync(VerifyRun.Kind, read, new(given.GetValue(set)), progress, cancellationToken),
                given.GetValue(evidence), cancellationToken);
        });
    }
}
