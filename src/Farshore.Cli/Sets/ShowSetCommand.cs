using System.CommandLine;
using Farshore.Cli.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Cli.Sets;

/// <summary>Shows one recovery set, and looks whether all of it is still there.</summary>
static class ShowSetCommand
{
    public static Command Of(Shell shell)
    {
        var plan = new PlanSource();
        var name = RecoveryOptions.Set();
        return new Command("show", """
            Show a recovery set member by member: as of when, what holds it in the secondary, what its comparison came to,
            whether it is there

            Example:
              farshore sets show shop.yaml --set backup-3f9a1c
            """) { name }.With(plan).Does(shell, async (given, output, cancellationToken) =>
        {
            var read = await plan.ReadAsync(given, shell, given.GetValue(name), cancellationToken);
            using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
            var (world, held) = engine.Connect(read, new RunWorld(shell.Time, engine.Names), true);
            using (held)
            {
                Ledger ledger = new(world.InSecondary.S3, read.Ledger, read.Name);
                var capsule = await ledger.ReadCapsuleAsync(given.GetValue(name), cancellationToken);
                var answer = await SetView.LookAsync(capsule, [], new(world.InSecondary, ledger), cancellationToken);
                if (output.IsJson) output.Json(answer, CliShapes.Readable.SetView);
                Write(answer, capsule, output);
                return capsule.IsLacking || answer.Members.Any(member => member.Missing is true) ? ExitCode.Differences : ExitCode.Done;
            }
        });
    }

    static void Write(SetView set, Capsule capsule, Output output)
    {
        output.Table(["RESOURCE", "TYPE", "AS OF", "SIZE", "THERE", "COMPARED"], set.Members.Select(member => (IReadOnlyList<string>)
        [
            member.Name, member.Type, $"{member.Moment.UtcDateTime:yyyy-MM-dd HH:mm:ss.fff} UTC", member.Bytes > 0
                ? Words.Bytes(member.Bytes) : "-",
            member.Missing is true ? "NO" : "yes", member.Found ?? "-",
        ]));
        foreach (var note in capsule.Environment?.Notes ?? []) output.Line($"Note: {note}");
        foreach (var member in capsule.Members.Where(member => member.Note is not null)) output.Line($"Note: {member.Name}: {member.Note}");
        if (capsule.Remark is { } remark) output.Line($"Note: {remark}");
        output.Line($"Set {set.Set}, as of {set.Instant.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC; its members lie "
            + $"{Words.Span(set.SkewSeconds)} apart; "
            + (set.ProvedAt is { } at ? $"proved {at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC" : set.Recoverable
                ? "recoverable" : set.Lacking ? "NOT RECOVERABLE" : "not wholly compared"));
    }
}
