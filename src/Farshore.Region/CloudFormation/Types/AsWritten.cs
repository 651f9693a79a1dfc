using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Types;

/// <summary>What a service says, in the form in which a template said it, so that only what really differs is drift: members that the
/// template left to the service are not compared, and <c>"3"</c> is 3.</summary>
static class AsWritten
{
    public static JsonNode? Of(JsonNode? read, JsonNode? written) => (read, written) switch
    {
        (null, _) => null,
        (JsonObject now, JsonObject then) => new JsonObject(now.Where(member => then.ContainsKey(member.Key))
            .Select(member => KeyValuePair.Create(member.Key, Of(member.Value, then[member.Key])))),
        (JsonArray now, JsonArray then) => List(now, then),
        (JsonValue now, JsonValue then) when SameText(now, then) => then.DeepClone(),
        _ => read.DeepClone(),
    };

    /// <summary>A policy document, compared as JSON; where the template has it as text, so does the answer.</summary>
    public static JsonNode? Policy(string read, JsonNode? written)
    {
        var wasText = written is JsonValue;
        var then = wasText ? Parsed(written!.ToString()) : written;
        var now = Parsed(read);
        return JsonNode.DeepEquals(now, then) ? written?.DeepClone() : wasText ? JsonValue.Create(read) : now;
    }

    static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    // Services keep most lists as sets; what is the same in another order is the same.
    static JsonArray List(JsonArray now, JsonArray then)
    {
        var left = now.ToList();
        var found = new List<JsonNode?>();
        foreach (var (item, at) in then.Select((item, at) => (item, at)))
        {
            var match = left.FindIndex(other => JsonNode.DeepEquals(Of(other, item), item));
            if (match < 0) match = at < now.Count && left.Contains(now[at]) ? left.IndexOf(now[at]) : -1;
            if (match < 0) continue;
            found.Add(Of(left[match], item));
            left.RemoveAt(match);
        }

        return new([.. found, .. left.Select(item => item?.DeepClone())]);
    }

    static bool SameText(JsonValue now, JsonValue then) =>
        string.Equals(now.ToString(), then.ToString(), IsFlag(now) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    static bool IsFlag(JsonValue value) =>
        value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False;
}
