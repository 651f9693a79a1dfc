using System.Text.Json;

namespace Farshore.Aws.Tests.ContractTests;

/// <summary>A shape of a model as a reference to it (a member, a list's item) sees it: the reference's traits come first.</summary>
public sealed record ModelShape(JsonElement Shapes, JsonElement Reference)
{
    public string Name => Reference.GetProperty("shape").GetString()!;

    public string Type => Definition.GetProperty("type").GetString()!;

    public JsonElement Definition => Shapes.GetProperty(Name);

    public string? Payload => Definition.Text("payload");

    public IReadOnlySet<string> Required => Definition.TryGetProperty("required", out var names)
        ? names.EnumerateArray().Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>();

    public IReadOnlyDictionary<string, ModelShape> Members => Definition.GetProperty("members").EnumerateObject()
        .ToDictionary(member => member.Name, member => this with { Reference = member.Value }, StringComparer.Ordinal);

    public ModelShape Item => this with { Reference = Definition.GetProperty("member") };

    public ModelShape Key => this with { Reference = Definition.GetProperty("key") };

    public ModelShape Value => this with { Reference = Definition.GetProperty("value") };

    public string? LocationName => Trait("locationName");

    public string? Trait(string name) => Reference.Text(name) ?? Definition.Text(name);

    public bool Has(string flag) => Is(Reference, flag) || Is(Definition, flag);

    static bool Is(JsonElement element, string flag) =>
        element.TryGetProperty(flag, out var value) && value.ValueKind is JsonValueKind.True;
}

/// <summary>Reading a model's optional texts.</summary>
public static class ModelText
{
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
