using System.CommandLine;
using Farshore.Cli.Plans;
using Farshore.Cli.Runs;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Cli.Sets;

/// <summary>Takes away the recovery sets that a plan's retention does not keep.</summary>
static class PruneCommand
{
    public static Command Of(Shell shell)
    {
        var (plan, yes) = (new PlanSource(), Confirmation.Yes());
        Option<bool> dryRun = new("--dry-run") { Description = "Only say what would go" };
        return new Command("prune", """
            Take away recovery sets that the plan's retention does not keep, in both Regions; never the newest recoverable one

            Example:
              farshore sets prune shop.yaml --dry-run
            """) { yes, dryRun }.With(plan).Does(shell, async (given, output, cancellationToken) =>
        {
            var read = await plan.ReadAsync(given, shell, null, cancellationToken);
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var (world, held) = engine.Connect(read, new RunWorld(shell.Time, engine.Names), false);
            using (held)
            {
                var s3 = world.InSecondary.S3;
                var pruning = new Pruning(world, new(s3, read.Ledger, read.Name), new(s3, read.Ledger, read.Name, shell.Time),
                    read.Retention,
                    read.Vaults);
                var inUse = engine.SetsInUse(read.Name);
                var decided = await pruning.DecideAsync(inUse, cancellationToken);
                var going = decided.Fates.Where(fate => !fate.Stays).Select(fate => fate.Set).ToList();
                if (given.GetValue(dryRun)) return Write(decided, going, output, "would go");
                if (going.Count > 0 && decided.Note is null)
                    Confirmation.Ask(given.GetValue(yes), $"These sets will be taken away in both Regions: {string.Join(", ", going)}.",
                        read.Name);
                return Write(await pruning.RunAsync(inUse, cancellationToken), going, output, "gone");
            }
        });
    }

    static ExitCode Write(PruneResult result, IReadOnlyList<string> going, Output output, string word)
    {
        if (output.IsJson)
        {
            output.Json(new PruneAnswer(
                [.. result.Fates.Where(fate => fate.Stays).Select(fate => new KeptAnswer(fate.Set, fate.Reasons))], going,
                result.Removed.Count > 0, [.. result.Left.Select(point => new LeftAnswer(point.Arn, point.Vault, point.Problem))],
                    result.Note),
                CliShapes.Readable.PruneAnswer);
        }

        output.Table(["SET", "AS OF", "FATE"], result.Fates.Select(fate => (IReadOnlyList<string>)
        [
            fate.Set, $"{fate.Moment.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC",
            fate.Stays ? $"stays: {string.Join(", ", fate.Reasons)}" : result.Note is null ? word : "stays for now",
        ]));
        if (result.Note is { } note) output.Line($"Nothing was taken away: {note}");
        foreach (var point in result.Left) output.Line($"Still there, remembered for the next time: {point.Arn} ({point.Problem})");
        return ExitCode.Done;
    }
}
