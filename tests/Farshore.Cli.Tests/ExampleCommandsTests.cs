using System.Diagnostics;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Farshore.Cli.Tests;

/// <summary>The examples that run this program: what they say to it is what it understands.</summary>
public sealed partial class ExampleCommandsTests
{
    public static TheoryData<string> Files() => ["github-actions/rehearse.yml", "pipeline/drill.yaml"];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_an_example_says_is_understood(string example)
    {
        var text = File.ReadAllText(Path.Combine(Examples, example));
        Shell shell = new(new("/nonexistent"), TimeProvider.System, new HttpClient());

        var said = Commands().Matches(text).Select(match => match.Groups["words"].Value.Trim()).ToList();

        Assert.NotEmpty(said);
        Assert.All(said, words => Assert.Empty(
            CommandLine.Of(shell).Parse(words.Replace("\"$PLAN\"", "plan.yaml", StringComparison.Ordinal)).Errors));
    }

    [Fact]
    public async Task The_scripts_of_a_rehearsal_in_CI_are_scripts()
    {
        YamlStream yaml = [];
        yaml.Load(new StringReader(await File.ReadAllTextAsync(Path.Combine(Examples, "github-actions", "rehearse.yml"))));
        var steps = (YamlSequenceNode)yaml.Documents[0].RootNode["jobs"]["rehearse"]["steps"];
        var scripts = steps.OfType<YamlMappingNode>().Where(step => step.Children.ContainsKey("run"))
            .Select(step => $"{step["run"]}").ToList();

        Assert.Equal(6, scripts.Count);
        foreach (var script in scripts)
        {
            using var bash = Process.Start(new ProcessStartInfo("bash", ["-n", "-c", script]) { RedirectStandardError = true })!;
            var error = await bash.StandardError.ReadToEndAsync();
            await bash.WaitForExitAsync();
            Assert.True(bash.ExitCode == 0, error);
        }
    }

    static string Examples
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Farshore.slnx"))) folder = Path.GetDirectoryName(folder)!;
            return Path.Combine(folder, "examples");
        }
    }

    /// <summary>Up to where the shell goes on with something else.</summary>
    [GeneratedRegex(@"^[^#\n]*\./farshore (?<words>[a-z][^\n|>;)]*)", RegexOptions.Multiline)]
    private static partial Regex Commands();
}
