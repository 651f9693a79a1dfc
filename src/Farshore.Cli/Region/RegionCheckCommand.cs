using System.CommandLine;
using Farshore.Cli.Local;
using Farshore.Region.Hosting;
using Farshore.Region.Storage.Checks;

namespace Farshore.Cli.Region;

/// <summary>The answer of <c>farshore region check</c>.</summary>
sealed record CheckAnswer(string Region, bool Sound, IReadOnlyList<Finding> Findings);

/// <summary>Verifies what a local region keeps on disk, and mends it from the other.</summary>
static class RegionCheckCommand
{
    public static Command Of(Shell shell)
    {
        var name = RegionName.Argument("The Region to check, running or not");
        Option<bool> mend = new("--mend") { Description = "Fetch what is damaged from a region that has it whole" };
        return new Command("check", """
            Read everything a local region keeps, and compare it with its hashes and rules

            Example:
              farshore region check us-west-2 --mend
            """) { name, mend }.Does(shell, async (given, output, cancellationToken) =>
        {
            RegionSettings settings = new(shell.Home.Folder, given.GetRequiredValue(name)) { Time = shell.Time };
            var findings = await RegionCheck.RunAsync(settings, given.GetValue(mend), cancellationToken);
            var sound = findings.All(finding => finding.Mended is not null);
            if (output.IsJson) output.Json(new(settings.Name, sound, findings), CliShapes.Readable.CheckAnswer);
            foreach (var finding in findings) output.Line(finding.ToString());
            output.Line(findings is [] ? $"{settings.Name} is sound"
                : $"{settings.Name}: {findings.Count} found, {findings.Count(finding => finding.Mended is not null)} mended");
            return sound ? ExitCode.Done : ExitCode.Differences;
        });
    }
}
