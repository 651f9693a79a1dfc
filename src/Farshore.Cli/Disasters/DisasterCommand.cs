using System.CommandLine;
using Farshore.Cli.Local;

namespace Farshore.Cli.Disasters;

/// <summary><c>farshore disaster</c>: the loss of the primary, simulated.</summary>
static class DisasterCommand
{
    public static Command Of(Shell shell)
    {
        LocalRegions regions = new(shell.Home, shell.Http, shell.Time);
        return new("disaster", "Simulate the loss of a plan's primary Region, and end it")
        {
            DisasterStartCommand.Of(shell, regions),
            DisasterStopCommand.Of(shell, regions),
        };
    }
}
