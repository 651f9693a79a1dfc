using System.Globalization;
using System.Text.Json.Nodes;
using Farshore.Aws;

namespace Farshore.Region.CloudFormation.Types;

/// <summary>Properties of a resource after every function in them was worked out. Templates write numbers and switches as text as often as
/// not, so both are read.</summary>
sealed class ResourceProperties(JsonObject values, string path = "")
{
    public JsonObject Values => values;

    public bool Has(string name) => values[name] is not null;

    public string? Text(string name) => values[name] switch
    {
        null => null,
        JsonValue value => value.ToString(),
        _ => throw Wrong(name, "a String"),
    };

    /// <exception cref="AwsException">It is absent.</exception>
    public string Required(string name) => Text(name) ?? throw Missing(name);

    public int? Number(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(name, "an Integer");

    public bool? Flag(string name) =>
        Text(name) is not { } text ? null : bool.TryParse(text, out var flag) ? flag : throw Wrong(name, "a Boolean");

    public ResourceProperties? Part(string name) => values[name] switch
    {
        null => null,
        JsonObject part => new(part, path + "/" + name),
        _ => throw Wrong(name, "an Object"),
    };

    public IReadOnlyList<ResourceProperties> Parts(string name) => values[name] switch
    {
        null => [],
        JsonArray list => [.. list.Select((item, at) =>
            item is JsonObject part ? new ResourceProperties(part, $"{path}/{name}/{at}") : throw Wrong($"{name}/{at}", "an Object"))],
        _ => throw Wrong(name, "a List"),
    };

    public IReadOnlyList<string>? Texts(string name) => values[name] switch
    {
        null => null,
        JsonArray list => [.. list.Select((item, at) =>
            item is JsonValue value ? value.ToString() : throw Wrong($"{name}/{at}", "a String"))],
        _ => throw Wrong(name, "a List"),
    };

    /// <summary>A policy document: an object, or text that is one.</summary>
    public string? Document(string name) => values[name] switch
    {
        null => null,
        JsonValue text => text.ToString(),
        { } document => document.ToJsonString(),
    };

    /// <exception cref="AwsException">It is absent.</exception>
    public string RequiredDocument(string name) => Document(name) ?? throw Missing(name);

    /// <summary>Tags as most types write them: a list of <c>Key</c> and <c>Value</c>.</summary>
    public IReadOnlyDictionary<string, string> Tags(string name = "Tags") =>
        Parts(name).ToDictionary(tag => tag.Required("Key"), tag => tag.Text("Value") ?? "", StringComparer.Ordinal);

    /// <summary>Whether a property says something else than in <paramref name="other"/>; numbers and text of the same spelling are the
    /// same.</summary>
    public bool Differs(ResourceProperties other, string name) => (values[name], other.Values[name]) switch
    {
        (JsonValue mine, JsonValue theirs) => mine.ToString() != theirs.ToString(),
        var (mine, theirs) => !JsonNode.DeepEquals(mine, theirs),
    };

    /// <summary>The same, after a look that there is nothing else in it: a schema lists top-level properties only.</summary>
    /// <exception cref="AwsException">Something else is in it.</exception>
    public ResourceProperties Only(params IReadOnlyList<string> names) =>
        values.Select(pair => pair.Key).FirstOrDefault(name => !names.Contains(name)) is not { } other ? this : throw new AwsException(
            "ValidationError", $"Properties validation failed for resource with message: #{path}: extraneous key [{other}] is not "
            + $"permitted; a local region serves {string.Join(", ", names)}", 400);

    AwsException Missing(string name) => new("ValidationError",
        $"Properties validation failed for resource with message: #{path}: required key [{name}] not found", 400);

    AwsException Wrong(string name, string form) => new("ValidationError",
        $"Properties validation failed for resource with message: #{path}/{name}: expected {form}", 400);
}
