using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Tests.Protocols;

/// <summary>Equality of messages: parameters in any order, JSON and XML as trees.</summary>
static class WireAssert
{
    // What AWS adds to every answer, and the published cases leave away.
    static readonly string[] Additions = ["ResponseMetadata", "requestId", "return"];

    public static void Same(Vector expected, WireRequest actual)
    {
        var wanted = expected.ToRequest();
        Assert.Equal(wanted.Method, actual.Method);
        Assert.Equal(wanted.Path, actual.Path);
        Assert.Equal(Sorted(wanted.Query), Sorted(actual.Query));
        Headers(expected, actual.Headers);
        if (expected.Body is { } body) Body(body, actual.Body, actual.Headers.GetValueOrDefault("Content-Type", ""));
    }

    public static void Same(Vector expected, WireResponse actual)
    {
        Assert.Equal(expected.Status, actual.Status);
        Headers(expected, actual.Headers);
        if (expected.Body is { } body) Body(body, actual.Body, actual.Headers.GetValueOrDefault("Content-Type", ""));
    }

    public static void Same(JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected.ToJsonString()}\nactual   {actual.ToJsonString()}");

    static void Headers(Vector expected, Dictionary<string, string> actual)
    {
        foreach (var (name, value) in expected.Headers) Assert.Equal(Media(name, value), Media(name, actual.GetValueOrDefault(name)));
        foreach (var name in expected.RequireHeaders) Assert.True(actual.ContainsKey(name), $"no {name}");
        foreach (var name in expected.ForbidHeaders) Assert.False(actual.ContainsKey(name), $"{name} is there");
    }

    static string? Media(string name, string? value) =>
        name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? value?.Split(';')[0] : value;

    static void Body(string expected, ReadOnlyMemory<byte> bytes, string type)
    {
        var actual = Encoding.UTF8.GetString(bytes.Span);
        if (type.Contains("form", StringComparison.Ordinal))
            Assert.Equal(Sorted(FormNode.Pairs(Encoding.UTF8.GetBytes(expected))), Sorted(FormNode.Pairs(bytes)));
        else if (expected.TrimStart().StartsWith('<') && actual.StartsWith('<')) Assert.Equal(Tree(expected), Tree(actual));
        else if (type.Contains("json", StringComparison.Ordinal)) Same(Json(expected), Json(actual));
        else if (type.Contains("xml", StringComparison.Ordinal) && expected.Length == 0)
            Assert.Empty(XElement.Parse(Tree(actual)).Elements());
        else Assert.Equal(expected, actual);
    }

    static List<string> Sorted(IEnumerable<KeyValuePair<string, string>> pairs) =>
        [.. pairs.Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal)];

    // A structure's members have no order; its lists' items, which share a name, do.
    static string Tree(string xml)
    {
        var root = XElement.Parse(xml.Trim());
        return Normal(root).ToString();

        static XElement Normal(XElement element) => new(element.Name.LocalName,
            element.Attributes().Where(one => !one.IsNamespaceDeclaration).OrderBy(one => one.Name.LocalName, StringComparer.Ordinal)
                .Select(one => new XAttribute(one.Name.LocalName, one.Value)),
            element.HasElements
                ? element.Elements().Where(child => !Additions.Contains(child.Name.LocalName))
                    .OrderBy(child => child.Name.LocalName, StringComparer.Ordinal).Select(Normal)
                : element.Value);
    }

    static JsonNode Json(string text) => WithoutNulls(JsonNode.Parse(text.Length == 0 ? "{}" : text)!);

    static JsonNode WithoutNulls(JsonNode node)
    {
        if (node is not JsonObject members) return node;
        foreach (var name in members.Where(member => member.Value is null).Select(member => member.Key).ToList()) members.Remove(name);
        return node;
    }
}
