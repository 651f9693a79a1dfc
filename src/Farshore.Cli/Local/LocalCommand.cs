using System.CommandLine;
using Farshore.Cli.Local.Faults;

namespace Farshore.Cli.Local;

/// <summary><c>farshore local</c>: AWS Regions on this machine.</summary>
static class LocalCommand
{
    public static Command Of(Shell shell)
    {
        LocalRegions regions = new(shell.Home, shell.Http, shell.Time);
        AwsConfig config = new(shell.Home);
        LocalFaults faults = new(shell.Home, regions, new(shell.Home, shell.Time), shell.Time);
        return new("local", "Local regions: AWS for two Regions, on this machine, at no cost")
        {
            LocalUpCommand.Of(shell, regions, config),
            LocalDownCommand.Of(shell, regions),
            LocalStatusCommand.Of(shell, regions),
            LocalEnvCommand.Of(shell, regions, config),
            LocalKillCommand.Of(shell, regions),
            LocalHealCommand.Of(shell, regions, faults),
            LocalClockCommand.Of(shell, regions),
            LocalEventsCommand.Of(shell, regions),
            LocalUserCommand.Of(shell),
            LocalFaultCommand.Of(shell, regions, faults),
            LocalFreezeCommands.Freeze(shell, regions),
            LocalFreezeCommands.Thaw(shell, regions),
            LocalPartitionCommand.Of(shell, regions, faults),
            LocalLoseDiskCommand.Of(shell, regions),
        };
    }
}
