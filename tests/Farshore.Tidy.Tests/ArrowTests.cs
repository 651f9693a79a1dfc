using System.Xml.Linq;

namespace Farshore.Tidy.Tests;

/// <summary>The five projects and what each may touch.</summary>
public class ArrowTests
{
    static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Farshore.Aws"] = [],
        ["Farshore.Recovery"] = ["Farshore.Aws"],
        ["Farshore.Region"] = ["Farshore.Aws"],
        ["Farshore.Console"] = ["Farshore.Recovery"],
        ["Farshore.Cli"] = ["Farshore.Console", "Farshore.Region"],
    };

    [Fact]
    public void There_are_five_projects_and_each_references_only_what_the_architecture_allows()
    {
        var found = Tree.Files("src", ".csproj").ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => XDocument.Parse(Tree.Text(file)).Descendants("ProjectReference")
                .Select(reference =>
                    Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)).Order(StringComparer.Ordinal).ToArray());

        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        Assert.All(found, project => Assert.Equal(Allowed[project.Key], project.Value));
    }

    [Fact]
    public void The_recovery_code_never_asks_whether_a_region_is_local()
    {
        var offenders = Tree.Files("src/Farshore.Recovery", ".cs")
            .SelectMany(file => Tree.Lines(file).Select((line, index) => (file, line, index)))
            .Where(found => found.line.Contains("Farshore.Region", StringComparison.Ordinal)
                || found.line.Contains("IsLocal", StringComparison.Ordinal))
            .Select(found => $"{found.file}:{found.index + 1}: {found.line.Trim()}");

        Assert.Empty(offenders);
    }
}
