using System.CommandLine;

namespace Farshore.Cli.Plans;

/// <summary>The plan file on the command line.</summary>
static class PlanArgument
{
    public static Argument<string> New() => new("PLAN") { Description = "The plan file, as docs/plan.md describes it" };
}
