using System.CommandLine;
using Farshore.Cli.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Cli.Sets;

/// <summary>The recovery sets of a plan: what there is, what it is worth, and what may go.</summary>
static class SetsCommand
{
    public static Command Of(Shell shell) => new("sets", "Show a plan's recovery sets, and take away those that are not kept")
    {
        List(shell), ShowSetCommand.Of(shell), PruneCommand.Of(shell),
    };

    static Command List(Shell shell)
    {
        var plan = new PlanSource();
        return new Command("list", """
            List the recovery sets, newest first: as of when, how far apart their members lie, whether they are
            recoverable, why they are kept

            Example:
              farshore sets list shop.yaml
            """).With(plan).Does(shell, async (given, output, cancellationToken) =>
        {
            var read = await plan.ReadAsync(given, shell, null, cancellationToken);
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);

            // The primary is not asked: sets are listed when it is gone.
            var (world, held) = engine.Connect(read, new RunWorld(shell.Time, engine.Names), true);
            using (held)
            {
                var capsules = await new Ledger(world.InSecondary.S3, read.Ledger, read.Name).ReadAllAsync(cancellationToken);
                var answers = SetView.Of(capsules, read.Retention, engine.SetsInUse(read.Name));
                if (output.IsJson) output.Json(answers, CliShapes.Readable.IReadOnlyListSetView);
                output.Table(["SET", "AS OF", "MEMBERS", "SKEW", "SIZE", "RECOVERABLE", "KEPT"], answers.Select(Row));
                if (answers.Count == 0) output.Line($"The ledger {read.Ledger} holds no recovery set of {read.Name}");
                return ExitCode.Done;
            }
        });
    }

    static IReadOnlyList<string> Row(SetView set) =>
    [
        set.Set, $"{set.Instant.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC", $"{set.Members.Count}", Words.Span(set.SkewSeconds),
            Words.Bytes(set.Bytes),
        set.Recoverable ? "yes" : set.Lacking ? "NO" : "not proved", set.Keeps.Count == 0
            ? "no" : string.Join(", ", set.Keeps),
    ];
}
