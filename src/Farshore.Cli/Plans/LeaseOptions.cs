using System.CommandLine;
using Farshore.Recovery;

namespace Farshore.Cli.Plans;

/// <summary>Options of what holds the plan's lease while it runs.</summary>
sealed class LeaseOptions
{
    readonly Option<string?> take = new("--take-lease")
    {
        Description = "Take the plan over from a run that let its lease run out, or from RUN, whatever that does",
        HelpName = "RUN",
        Arity = ArgumentArity.ZeroOrOne,
    };

    readonly Option<bool> without = new("--without-lease")
    {
        Description = "Keep nobody from acting on the plan at the same time: for a ledger that cannot be written",
    };

    public Command AddTo(Command command)
    {
        command.Add(take);
        command.Add(without);
        return command;
    }

    public RunOptions Apply(ParseResult given, RunOptions options) => options with
    {
        TakeOver = given.GetResult(take) is null ? null : given.GetValue(take) ?? "",
        WithoutLease = given.GetValue(without),
    };
}
