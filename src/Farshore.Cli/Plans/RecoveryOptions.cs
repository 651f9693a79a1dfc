using System.CommandLine;

namespace Farshore.Cli.Plans;

/// <summary>Options that recoveries and proofs share.</summary>
static class RecoveryOptions
{
    public static Option<string?> Set() =>
        new("--set") { Description = "The recovery set to take (default: the latest)", HelpName = "NAME" };

    /// <summary>Lets a command take its plan from where it is, and its plan's lease.</summary>
    public static Command With(this Command command, PlanSource? plan, LeaseOptions? lease = null)
    {
        plan?.AddTo(command);
        return lease?.AddTo(command) ?? command;
    }

    public static Option<string?> Sign() => new("--sign")
    {
        Description = "Sign the evidence by this KMS key of the secondary (default: the plan's evidence key)", HelpName = "KEY",
    };

    public static Option<FileInfo?> Evidence() =>
        new("--evidence") { Description = "Write the evidence there as JSON, and beside it as an HTML page", HelpName = "FILE" };

    public static Option<DateTimeOffset?> AsOf() => new("--as-of")
    {
        Description = "Take the newest recovery set that holds nothing younger", HelpName = "TIME",
    };

    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show what would be done and rewritten, and change nothing" };

    public static Option<bool> Fence() => new("--fence")
    {
        Description = "First stop what still runs in the primary, where it can be reached in a short while",
    };
}
