using System.CommandLine;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runbooks;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>What <c>farshore runbook</c> wrote.</summary>
/// <param name="For">backup, failover or failback.</param>
/// <param name="Set">The recovery set that what was captured is of; null where the plan alone was there.</param>
/// <param name="File">Where it is; null where it stands in <paramref name="Script"/>.</param>
/// <param name="Script">The text; null where it is in a file.</param>
/// <param name="Unresolved">Identifiers of the primary that nothing stands for.</param>
/// <param name="Note">Why it holds less than it might.</param>
sealed record RunbookAnswer(
    string Plan, string For, string? Set, string? File, string? Script, IReadOnlyList<AheadRewrite> Unresolved, string? Note);

/// <summary>Writes what a run would do as a shell script of <c>aws</c> commands.</summary>
static class RunbookCommand
{
    const UnixFileMode Runnable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static Command Of(Shell shell)
    {
        var (plan, set) = (PlanArgument.New(), RecoveryOptions.Set());
        Option<RunbookKind> kind = new("--for")
        {
            Description = "Which run: backup, failover or failback", DefaultValueFactory = _ => RunbookKind.Failover,
        };
        Option<FileInfo?> file = new("--out") { Description = "Write it there, to be run (default: standard output)", HelpName = "FILE" };
        Option<bool> offline = new("--offline") { Description = "Write it from the plan alone, and ask nobody" };
        return new Command("runbook", """
            Write what a run would do as a shell script of aws commands, for AWS CloudShell on the worst day

            Example:
              farshore runbook shop.yaml --out shop-failover.sh
              farshore runbook shop.yaml --for backup --out shop-backup.sh
            """) { plan, kind, file, set, offline }.Does(shell, async (given, output, cancellationToken) =>
        {
            var read = PlanReader.ReadFile(given.GetRequiredValue(plan));
            var reading = await ReadAsync(
                shell, read, given.GetValue(kind), given.GetValue(set), given.GetValue(offline), cancellationToken);
            return await TellAsync(reading, given.GetValue(file), output, cancellationToken);
        });
    }

    static async Task<RunbookReading> ReadAsync(
        Shell shell, Plan plan, RunbookKind kind, string? set, bool isOffline, CancellationToken cancellationToken)
    {
        // A backup finds everything where it runs: nothing that was captured before is as new as that.
        if (isOffline || kind is RunbookKind.Backup) return new(new(plan, kind, shell.Time.GetUtcNow()), null);
        using RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
        var (world, held) = engine.Connect(plan, new RunWorld(shell.Time, engine.Names), true);
        using (held) return await RunbookReading.OfAsync(plan, kind, set, world, cancellationToken);
    }

    static async Task<ExitCode> TellAsync(RunbookReading reading, FileInfo? file, Output output, CancellationToken cancellationToken)
    {
        var (source, script) = (reading.Source, Runbook.Write(reading.Source));
        var open = source.Translation?.Sheet.Unresolved.ToList() ?? [];
        if (file is not null)
        {
            Directory.CreateDirectory(file.DirectoryName!);
            await File.WriteAllTextAsync(file.FullName, script, cancellationToken);
            File.SetUnixFileMode(file.FullName, Runnable);
        }

        if (output.IsJson)
        {
            output.Json(new RunbookAnswer(source.Plan.Name, source.KindName, source.Set?.Set, file?.FullName, file is null ? script : null,
                [.. open.Select(one => new AheadRewrite(one.Resource, one.Field, one.Old, one.New, one.Why, one.IsResolved))],
                reading.Note), CliShapes.Readable.RunbookAnswer);
        }
        else if (file is null) System.Console.Out.Write(script);
        else output.Line($"{file.FullName}: read it, try it, and keep it where the secondary is");
        if (reading.Note is { } note) output.Note(note);
        foreach (var one in open) output.Note($"unresolved: {one.Resource}'s {one.Field} {one.Old}: {one.Why}");
        return open.Count == 0 ? ExitCode.Done : ExitCode.Differences;
    }
}
