using System.Text.Json;
using Farshore.Recovery;

namespace Farshore.Console.Tests.Api;

public sealed class DescriptionTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-console-").FullName;

    [Fact]
    public async Task Describes_every_route_by_a_name_a_sentence_and_how_to_get_in()
    {
        using var engine = new RecoveryEngine(home);
        await using var console = await ConsoleHost.StartAsync(new(engine, [], TimeProvider.System), TestContext.Current.CancellationToken);

        using var document = JsonDocument.Parse(await console.DescribeAsync(TestContext.Current.CancellationToken));

        var root = document.RootElement;
        Assert.Equal("Farshore console", root.GetProperty("info").GetProperty("title").GetString());
        List<string> names = [];
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        foreach (var operation in path.Value.EnumerateObject())
        {
            var said = $"{operation.Name} {path.Name}";
            Assert.True(operation.Value.TryGetProperty("operationId", out var name), $"{said} has no name");
            Assert.True(operation.Value.TryGetProperty("summary", out var summary) && summary.GetString()!.Length > 10,
                $"{said} has no summary");
            Assert.DoesNotContain("Api", operation.Value.GetProperty("tags")[0].GetString(), StringComparison.Ordinal);
            Assert.True(operation.Value.TryGetProperty("security", out _), $"{said} does not say how to get in");
            names.Add(name.GetString()!);
        }

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(console.Routes.Where(route => route.StartsWith("/api/v1/", StringComparison.Ordinal)), route =>
            Assert.True(root.GetProperty("paths").TryGetProperty(route, out _), $"{route} is not described"));
        Assert.All(root.GetProperty("tags").EnumerateArray(), tag =>
            Assert.DoesNotContain("Api", tag.GetProperty("name").GetString(), StringComparison.Ordinal));
        Assert.All(References(root), reference => Assert.True(Leads(root, reference), $"{reference} leads nowhere"));
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    static IEnumerable<string> References(JsonElement at) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(member => member.NameEquals("$ref")
            ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(References),
        _ => [],
    };

    static bool Leads(JsonElement root, string reference)
    {
        var at = root;
        return reference.StartsWith("#/", StringComparison.Ordinal)
            && reference[2..].Split('/').All(part => at.TryGetProperty(Uri.UnescapeDataString(part), out at));
    }
}
