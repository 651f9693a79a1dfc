using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Tests.Plans;

/// <summary>As much of JSON Schema as the plan's schema uses, and YAML as an editor hands it to a schema.</summary>
sealed class JsonPlan(JsonElement root)
{
    public static JsonPlan Schema { get; } = new(JsonDocument.Parse(PlanSchema.Read()).RootElement);

    /// <summary>By the names of keys from the top, or by reference.</summary>
    public JsonElement At(string path) => path.Length == 0 ? root
        : path.StartsWith("#/", StringComparison.Ordinal) ? path[2..].Split('/').Aggregate(root, Under)
        : path.Split('/').Aggregate(root, (at, name) =>
            name == "items" ? at.GetProperty(name) : at.GetProperty("properties").GetProperty(name));

    /// <summary>Every group whose keys are given.</summary>
    public IEnumerable<JsonElement> Groups() => Below(root).Where(element =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty("additionalProperties", out var more)
        && more.ValueKind is JsonValueKind.False);

    /// <summary>What is wrong with a value, each with the place.</summary>
    public IReadOnlyList<string> Faults(JsonNode? value) => [.. Faults(root, value, "")];

    public static JsonNode? Of(string yaml) => Node(YamlTree.Read(yaml, _ => { }));

    static JsonNode? Node(YamlTree tree) => tree switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Node(entry.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Node)]),
        YamlText { Text: "true" or "false" } text => JsonValue.Create(text.Text == "true"),
        YamlText text when Regex.IsMatch(text.Text, "^[1-9]?[0-9]+$") && text.Text.Length < 12 => JsonValue.Create(long.Parse(text.Text)),
        YamlText text => JsonValue.Create(text.Text),
        _ => null,
    };

    IEnumerable<string> Faults(JsonElement schema, JsonNode? value, string at)
    {
        foreach (var rule in schema.EnumerateObject())
        {
            foreach (var fault in rule.Name switch
            {
                "$ref" => Faults(At(rule.Value.GetString()!), value, at),
                "type" => HasType(rule.Value, value) ? [] : [$"{at}: is no {rule.Value}"],
                "const" => value?.ToString() == rule.Value.ToString() ? [] : [$"{at}: is not {rule.Value}"],
                "enum" => rule.Value.EnumerateArray().Any(one => one.ToString() == value?.ToString())
                    ? [] : [$"{at}: is none of {rule.Value}"],
                "pattern" => value is not JsonValue || Regex.IsMatch(value.ToString(), rule.Value.GetString()!) ? [] : [$"{at}: {value}"],
                "minimum" => value is not JsonValue number || number.GetValue<long>() >= rule.Value.GetInt64() ? [] : [$"{at}: {value}"],
                "maximum" => value is not JsonValue number || number.GetValue<long>() <= rule.Value.GetInt64() ? [] : [$"{at}: {value}"],
                "minItems" => value is not JsonArray list || list.Count >= rule.Value.GetInt32() ? [] : [$"{at}: too few"],
                "minProperties" => value is not JsonObject map || map.Count >= rule.Value.GetInt32() ? [] : [$"{at}: too few"],
                "maxProperties" => value is not JsonObject map || map.Count <= rule.Value.GetInt32() ? [] : [$"{at}: too many"],
                "required" => value is not JsonObject map ? [] : rule.Value.EnumerateArray()
                    .Where(key => !map.ContainsKey(key.GetString()!)).Select(key => $"{at}/{key}: is missing"),
                "properties" => value is not JsonObject map ? [] : rule.Value.EnumerateObject().Where(key => map.ContainsKey(key.Name))
                    .SelectMany(key => Faults(key.Value, map[key.Name], $"{at}/{key.Name}")),
                "additionalProperties" => value is not JsonObject map || rule.Value.ValueKind is not JsonValueKind.False ? [] : map
                    .Where(entry => !schema.GetProperty("properties").TryGetProperty(entry.Key, out _))
                    .Select(entry => $"{at}/{entry.Key}: is unknown"),
                "items" => value is not JsonArray list ? [] : list.SelectMany((item, index) => Faults(rule.Value, item, $"{at}/{index}")),
                "oneOf" => rule.Value.EnumerateArray().Count(one => !Faults(one, value, at).Any()) == 1
                    ? [] : [$"{at}: not exactly one fits"],
                "$schema" or "title" or "description" or "default" or "examples" or "$defs" or "uniqueItems" => [],
                _ => [$"{at}: this test knows no rule {rule.Name}"],
            })
            {
                yield return fault;
            }
        }
    }

    static bool HasType(JsonElement type, JsonNode? value) => type.ValueKind is JsonValueKind.Array
        ? type.EnumerateArray().Any(one => HasType(one, value))
        : (type.GetString(), value?.GetValueKind()) switch
        {
            ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
            ("integer" or "number", JsonValueKind.Number) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            _ => false,
        };

    static JsonElement Under(JsonElement at, string name) =>
        at.ValueKind is JsonValueKind.Array ? at[int.Parse(name)] : at.GetProperty(name);

    static IEnumerable<JsonElement> Below(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(entry => Below(entry.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Below),
        _ => [],
    };
}
