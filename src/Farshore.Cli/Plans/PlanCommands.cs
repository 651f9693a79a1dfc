using System.CommandLine;
using Farshore.Cli.Sets;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>The commands that work through a plan, each one run.</summary>
static class PlanCommands
{
    public static IReadOnlyList<Command> Of(Shell shell) =>
    [
        InitCommand.Of(shell),
        TemplateCommand.Of(shell),
        ProtectCommand.Of(shell),
        PlanRunCommand.Of(shell, ExportRun.Kind, """
            Bring the objects that were there before the replication rule to the secondary bucket

            Example:
              farshore export shop.yaml
            """),
        BackupCommand.Of(shell),
        SetsCommand.Of(shell),
        CheckCommand.Of(shell),
        StatusCommand.Of(shell),
        DrillCommand.Of(shell),
        FailoverCommand.Of(shell),
        RelocateCommand.Of(shell),
        FailbackCommand.Of(shell),
        VerifyCommand.Of(shell),
        RunbookCommand.Of(shell),
    ];
}
