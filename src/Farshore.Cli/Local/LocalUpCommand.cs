using System.CommandLine;

namespace Farshore.Cli.Local;

/// <summary>Starts the two local regions and writes the AWS configuration that points at them.</summary>
static class LocalUpCommand
{
    public static Command Of(Shell shell, LocalRegions regions, AwsConfig config)
    {
        var primary = RegionName.Option("--primary", "The Region that runs the workload", "us-east-1");
        var secondary = RegionName.Option("--secondary", "The Region it is rebuilt in", "us-west-2");
        Option<int?> primaryPort = new("--primary-port")
        {
            Description = "Port of the first on 127.0.0.1 (default: the one it had, or a free one)", HelpName = "PORT",
        };
        Option<int?> secondaryPort = new("--secondary-port") { Description = "Port of the second", HelpName = "PORT" };
        return new Command("up", """
            Start two local regions, each a process of its own that goes on when this command ends

            Example:
              farshore local up
              eval "$(farshore local env)"
              aws --profile primary s3 mb s3://shop-media
            """) { primary, secondary, primaryPort, secondaryPort }.Does(shell, async (given, output, cancellationToken) =>
        {
            (string Name, int? Port)[] wanted =
            [
                (given.GetRequiredValue(primary), given.GetValue(primaryPort)),
                (given.GetRequiredValue(secondary), given.GetValue(secondaryPort)),
            ];
            if (wanted[0].Name == wanted[1].Name)
                throw new CommandFailure(ExitCode.Usage, $"--primary and --secondary are both {wanted[0].Name}: they must be two Regions");

            var started = await new LocalPair(shell.Home, regions, config).StartAsync(wanted[0], wanted[1], cancellationToken);
            if (output.IsJson) output.Json([.. started.Select(RegionAnswer.Of)], CliShapes.Readable.IReadOnlyListRegionAnswer);
            foreach (var region in started) output.Line(RegionAnswer.Of(region).ToString());
            output.Line("Point AWS clients at them with: eval \"$(farshore local env)\"");
            return ExitCode.Done;
        });
    }
}
