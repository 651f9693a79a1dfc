using System.IO.Compression;
using System.Text.Json;
using Farshore.Region.CloudFormation.Types;
using Farshore.Region.Processes;

namespace Farshore.Region.Tests.CloudFormation.Types;

/// <summary>Every type, property and attribute a stack can name here against AWS's published resource specification. Its package is fetched
/// once, beside the built tests.</summary>
public sealed class ResourceSpecificationTests
{
    const string Package = "@aws-cdk/aws-service-spec";
    const string Version = "0.1.216";

    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "resource-specification");

    static readonly string Content = Path.Combine(Folder, "node_modules", Package, "db.json.gz");

    // A subnet has one route table, so the second association can only be made when the first is gone.
    static readonly HashSet<string> ChangedInPlace = ["AWS::EC2::SubnetRouteTableAssociation RouteTableId"];

    // What the CDK writes into its templates is no service's, and the specification leaves it out.
    static readonly HashSet<string> OfTheKit = ["AWS::CDK::Metadata"];

    [Fact]
    public async Task What_a_stack_can_hold_AWS_calls_so_too()
    {
        using var specification = await ReadAsync();
        var known = specification.RootElement.GetProperty("schema").GetProperty("resource").GetProperty("entities").EnumerateArray()
            .ToDictionary(one => one.GetProperty("cloudFormationType").GetString()!, StringComparer.Ordinal);
        List<string> strange = [];
        foreach (var schema in ResourceTypes.ByName.Values.Select(type => type.Schema).Where(one => !OfTheKit.Contains(one.Name)))
        {
            if (!known.TryGetValue(schema.Name, out var entity))
            {
                strange.Add(schema.Name);
                continue;
            }

            var properties = entity.GetProperty("properties");
            var attributes = NamesOf(entity.GetProperty("attributes"));
            strange.AddRange(schema.Properties.Except(NamesOf(properties)).Select(name => $"{schema.Name} property {name}"));
            strange.AddRange(schema.Attributes.Except(attributes).Select(name => $"{schema.Name} attribute {name}"));
            strange.AddRange(schema.Required.Concat(schema.CreateOnly).Except(schema.Properties)
                .Select(name => $"{schema.Name} requires or replaces by {name}, which it does not list"));
            strange.AddRange(properties.EnumerateObject().Where(one => IsSet(one.Value, "required") && schema.Properties.Contains(one.Name)
                && !schema.Required.Contains(one.Name)).Select(one => $"{schema.Name} does without {one.Name}, which AWS requires"));
            strange.AddRange(properties.EnumerateObject().Where(one => schema.Properties.Contains(one.Name) && Replaces(one.Value)
                && !schema.CreateOnly.Contains(one.Name) && !ChangedInPlace.Contains($"{schema.Name} {one.Name}"))
                .Select(one => $"{schema.Name} keeps its resource when {one.Name} changes, and AWS replaces it"));
        }

        Assert.Empty(strange);
    }

    static HashSet<string> NamesOf(JsonElement named) => [.. named.EnumerateObject().Select(one => one.Name)];

    static bool Replaces(JsonElement property) =>
        property.TryGetProperty("causesReplacement", out var causes) && causes.GetString() == "yes";

    static bool IsSet(JsonElement property, string flag) =>
        property.TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.True;

    static async Task<JsonDocument> ReadAsync()
    {
        if (!File.Exists(Content))
        {
            try
            {
                Directory.CreateDirectory(Folder);
                await ShortCommand.RunAsync("npm",
                    ["install", "--prefix", Folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", $"{Package}@{Version}"],
                    TestContext.Current.CancellationToken);
            }
            catch (ToolException failure)
            {
                Assert.Skip($"the resource specification cannot be fetched: {failure.Message}");
            }
        }

        await using var file = File.OpenRead(Content);
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        return await JsonDocument.ParseAsync(plain, cancellationToken: TestContext.Current.CancellationToken);
    }
}
