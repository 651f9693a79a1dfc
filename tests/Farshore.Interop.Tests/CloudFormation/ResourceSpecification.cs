using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Farshore.Interop.Tests.CloudFormation;

/// <summary>AWS's published resource specification, fetched once beside the built tests, and what of a template it does not know.</summary>
public sealed class ResourceSpecification : IDisposable
{
    const string Package = "@aws-cdk/aws-service-spec";
    const string Version = "0.1.216";

    readonly JsonDocument document;
    readonly Dictionary<string, JsonElement> resources;
    readonly Dictionary<string, JsonElement> types;

    ResourceSpecification(JsonDocument document)
    {
        this.document = document;
        var schema = document.RootElement.GetProperty("schema");
        resources = Entities(schema, "resource").ToDictionary(one => one.GetProperty("cloudFormationType").GetString()!);
        types = Entities(schema, "typeDefinition").ToDictionary(one => one.GetProperty("$id").GetString()!);
    }

    public static async Task<ResourceSpecification> ReadAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "resource-specification");
        var content = Path.Combine(folder, "node_modules", Package, "db.json.gz");
        if (!File.Exists(content))
        {
            Assert.SkipUnless(Tool.IsHere("npm"), "npm, which fetches AWS's resource specification, is not on this machine");
            Directory.CreateDirectory(folder);
            var (code, _, error) = await new Tool("npm", new Dictionary<string, string>()).TryAsync("install", "--prefix", folder,
                "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", $"{Package}@{Version}");
            Assert.SkipUnless(code == 0, $"AWS's resource specification cannot be fetched: {error}");
        }

        await using var file = File.OpenRead(content);
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        return new(await JsonDocument.ParseAsync(plain));
    }

    /// <summary>Types, properties, required properties, allowed values and attributes that a template has otherwise than AWS.</summary>
    public IReadOnlyList<string> Strange(JsonObject template)
    {
        List<string> strange = [];
        var made = template["Resources"]!.AsObject();
        foreach (var (id, resource) in made)
        {
            var type = resource!["Type"]!.GetValue<string>();
            if (resources.TryGetValue(type, out var known)) Judge(resource["Properties"], known, $"{id} ({type})", strange);
            else strange.Add($"{id}: there is no type {type}");
        }

        foreach (var parts in Attributes(template).Where(parts => made.ContainsKey(parts.Id)))
        {
            var type = made[parts.Id]!["Type"]!.GetValue<string>();
            if (!resources[type].GetProperty("attributes").TryGetProperty(parts.Attribute, out _)
                && !resources[type].GetProperty("properties").TryGetProperty(parts.Attribute, out _))
                strange.Add($"{parts.Id} ({type}) has no attribute {parts.Attribute}");
        }

        return strange;
    }

    public void Dispose() => document.Dispose();

    /// <param name="given">An object, or functions that come to one.</param>
    /// <param name="known">What has properties: a resource or a type of its properties.</param>
    /// <param name="place">For the message.</param>
    /// <param name="strange">What is found.</param>
    void Judge(JsonNode? given, JsonElement known, string place, List<string> strange)
    {
        foreach (var one in Branches(given).OfType<JsonObject>().Where(one => !IsFunction(one)))
        {
            var properties = known.GetProperty("properties");
            foreach (var (name, value) in one)
            {
                if (!properties.TryGetProperty(name, out var property)) strange.Add($"{place} has no property {name}");
                else Value(value, property.GetProperty("type"), $"{place}.{name}", strange);
            }

            strange.AddRange(properties.EnumerateObject().Where(property => property.Value.TryGetProperty("required", out var must)
                && must.GetBoolean() && !one.ContainsKey(property.Name)).Select(property => $"{place} lacks {property.Name}"));
        }
    }

    void Value(JsonNode? given, JsonElement type, string place, List<string> strange)
    {
        switch (type.GetProperty("type").GetString())
        {
            case "ref":
                Judge(given, types[type.GetProperty("reference").GetProperty("$ref").GetString()!], place, strange);
                break;
            case "array":
                foreach (var item in Branches(given).OfType<JsonArray>().SelectMany(list => list).SelectMany(Branches))
                    Value(item, type.GetProperty("element"), place + "[]", strange);
                break;
            case "map":
                foreach (var (key, item) in Branches(given).OfType<JsonObject>().Where(one => !IsFunction(one)).SelectMany(map => map))
                    Value(item, type.GetProperty("element"), $"{place}.{key}", strange);
                break;
            case "string" when type.TryGetProperty("allowedValues", out var allowed):
                var values = allowed.EnumerateArray().Select(one => one.ToString()).ToHashSet(StringComparer.Ordinal);
                strange.AddRange(Branches(given).OfType<JsonValue>().Where(value => !values.Contains(value.ToString()))
                    .Select(value => $"{place} may not be {value}"));
                break;
        }
    }

    /// <summary>What a value may come to: both sides of a condition, but for nothing.</summary>
    static IEnumerable<JsonNode> Branches(JsonNode? node) => node switch
    {
        null => [],
        JsonObject one when one["Fn::If"] is JsonArray parts => parts.Skip(1).SelectMany(Branches),
        JsonObject one when one["Ref"]?.ToString() == "AWS::NoValue" => [],
        _ => [node],
    };

    static bool IsFunction(JsonObject one) => one.Count == 1
        && (one.ContainsKey("Ref") || one.First().Key.StartsWith("Fn::", StringComparison.Ordinal));

    static IEnumerable<(string Id, string Attribute)> Attributes(JsonNode? node) => node switch
    {
        JsonObject one when one["Fn::GetAtt"] is JsonArray parts => [(parts[0]!.ToString(), parts[1]!.ToString())],
        JsonObject one => one.SelectMany(pair => Attributes(pair.Value)),
        JsonArray list => list.SelectMany(Attributes),
        _ => [],
    };

    static IEnumerable<JsonElement> Entities(JsonElement schema, string kind) =>
        schema.GetProperty(kind).GetProperty("entities").EnumerateArray();
}
