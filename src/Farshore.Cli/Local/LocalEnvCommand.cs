using System.CommandLine;

namespace Farshore.Cli.Local;

/// <summary>Prints what points an AWS client at the local regions.</summary>
static class LocalEnvCommand
{
    public static Command Of(Shell shell, LocalRegions regions, AwsConfig config) => new Command("env", """
        Print what a shell needs to reach the local regions with any AWS client

        Example:
          eval "$(farshore local env)"
          aws --profile secondary s3 ls
        """).Does(shell, (_, output, _) =>
    {
        if (!File.Exists(config.File))
            throw new LocalRegionException($"there are no local regions in {shell.Home.Folder}: `farshore local up` starts two");

        if (output.IsJson) output.Json(new(config.File, config.Profiles), CliShapes.Readable.EnvironmentAnswer);
        output.Line($"export AWS_CONFIG_FILE={Quoted(config.File)}");
        output.Line($"export AWS_PROFILE={AwsConfig.Primary}");
        if (regions.List().FirstOrDefault(region => region.Pid is null) is { } down)
            output.Note($"note: {down.Name} is down; `farshore local heal {down.Name}` starts it");
        return Task.FromResult(ExitCode.Done);
    });

    static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
