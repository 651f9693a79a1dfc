using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Property by property, how one state differs from another.</summary>
static class DriftDifferences
{
    public static IReadOnlyList<DifferenceFound> Between(JsonObject expected, JsonObject actual) => [.. Compare("", expected, actual)];

    static IEnumerable<DifferenceFound> Compare(string path, JsonNode? expected, JsonNode? actual)
    {
        if (Difference.IsSame(expected, actual)) return [];
        return (expected, actual) switch
        {
            (JsonObject one, JsonObject other) =>
                one.Select(member => member.Key).Union(other.Select(member => member.Key), StringComparer.Ordinal)
                .SelectMany(name => Compare($"{path}/{name}", one[name], other[name])),
            (JsonArray one, JsonArray other) => Lists(path, one, other),
            (null, _) => [new(path, "null", Text(actual), "ADD")],
            (_, null) => [new(path, Text(expected), "null", "REMOVE")],
            _ => [new(path, Text(expected), Text(actual), "NOT_EQUAL")],
        };
    }

    // Order says nothing in most lists: what stands in both is no difference, wherever it stands.
    static IEnumerable<DifferenceFound> Lists(string path, JsonArray expected, JsonArray actual)
    {
        List<(int At, JsonNode? Item)> left = [.. expected.Select((item, at) => (at, item))];
        List<(int At, JsonNode? Item)> added = [];
        foreach (var (item, at) in actual.Select((item, at) => (item, at)))
        {
            var same = left.FindIndex(one => Difference.IsSame(one.Item, item));
            if (same >= 0) left.RemoveAt(same);
            else added.Add((at, item));
        }

        var both = Math.Min(left.Count, added.Count);
        for (var at = 0; at < both; at++)
        {
            foreach (var one in Compare($"{path}/{left[at].At}", left[at].Item, added[at].Item)) yield return one;
        }

        foreach (var one in left.Skip(both)) yield return new($"{path}/{one.At}", Text(one.Item), "null", "REMOVE");
        foreach (var one in added.Skip(both)) yield return new($"{path}/{one.At}", "null", Text(one.Item), "ADD");
    }

    static string Text(JsonNode? node) => node is JsonValue value ? value.ToString() : node?.ToJsonString() ?? "null";
}
