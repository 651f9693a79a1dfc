using System.CommandLine;
using Farshore.Cli.Runs;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Backup;

namespace Farshore.Cli.Plans;

/// <summary>Takes a recovery set and says what it is worth.</summary>
static class BackupCommand
{
    public static Command Of(Shell shell)
    {
        var plan = PlanArgument.New();
        Option<bool> noPrune = new("--no-prune") { Description = "Take no older set away" };
        return new Command(BackupRun.Kind, """
            Take a recovery set: back up machines and databases, copy them to the secondary, record the buckets, compare what arrived

            Example:
              farshore backup shop.yaml
            """) { plan, noPrune }.Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var progress = (RunView?)null;
            var code = await new RunDriving(output).DriveAsync(engine, async watcher => progress = await engine.StartAsync(
                BackupRun.Kind, read, new() { KeepsAllSets = given.GetValue(noPrune) }, watcher, cancellationToken), null,
                    cancellationToken);
            if (code is not ExitCode.Done || progress is null || engine.SealedBy(progress.Run) is not { } set) return code;
            Write(set, read, output);
            return set.Members.All(member => member.Proof is { Recoverable: true, Error: null }) ? code : ExitCode.Differences;
        });
    }

    static void Write(SetSealed set, Plan plan, Output output)
    {
        output.Table(["RESOURCE", "TYPE", "AS OF", "RECOVERABLE", "COMPARED"], set.Members.Select(member => (IReadOnlyList<string>)
        [
            member.Name, member.Type, $"{member.Moment.UtcDateTime:HH:mm:ss.fff} UTC", member.Proof switch
            {
                { Recoverable: false } => "NO", { Equal: null } => "not proved", _ => "yes",
            }, member.Proof.Found,
        ]));
        var objective = plan.Objectives.Skew is { } most
            ? $" of {Words.Span(most.TotalSeconds)}{(set.SkewSeconds > most.TotalSeconds ? " (MISSED)" : "")}" : "";
        output.Line($"Set {set.Set}: skew {Words.Span(set.SkewSeconds)}{objective}; "
            + (set.IsProved ? "everything in it is in the secondary and the same" : "not everything in it was compared and the same"));
    }
}
