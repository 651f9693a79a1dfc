using System.CommandLine;

namespace Farshore.Cli.Region;

/// <summary><c>farshore region</c>: one local region by itself.</summary>
static class RegionCommand
{
    public static Command Of(Shell shell) => new("region", "One local region by itself")
    {
        RegionServeCommand.Of(shell),
        RegionCheckCommand.Of(shell),
    };
}
