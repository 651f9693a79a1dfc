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
}
