using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Peers;

namespace Farshore.Region.Tests.Hosting;

public sealed partial class DocumentedActionsTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-actions-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task The_page_about_local_regions_names_every_action_that_is_served_and_no_other()
    {
        await using var region = await RegionHost.StartAsync(new(home, "us-east-1"), default);
        var served = region.Served.Select(one => one.Operation).Where(operation => operation.Service != PeerApi.Service)
            .GroupBy(operation => operation.Service.EndpointPrefix)
            .OrderBy(service => service.Key, StringComparer.Ordinal)
            .Select(service => $"- {service.Key}: {string.Join(", ", NamesOf(service))}");

        var page = await File.ReadAllTextAsync(Page());
        var section = page[page.IndexOf("## Actions that are served", StringComparison.Ordinal)..];

        Assert.Equal(served, Items().Matches(section).Select(item => Breaks().Replace(item.Value.Trim(), " ")));
    }

    static IEnumerable<string> NamesOf(IEnumerable<IOperation> operations) =>
        operations.Select(operation => operation.Name).Distinct().Order(StringComparer.Ordinal).Select(name => $"`{name}`");

    static string Page([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/regions.md"));

    // A list item with the lines that continue it.
    [GeneratedRegex("^- .*\\n(?:  .*\\n)*", RegexOptions.Multiline)]
    private static partial Regex Items();

    [GeneratedRegex("\\n +")]
    private static partial Regex Breaks();
}
