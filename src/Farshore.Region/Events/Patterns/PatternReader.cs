using System.Net;
using System.Text.Json;

namespace Farshore.Region.Events.Patterns;

/// <summary>Reads patterns, refusing what EventBridge refuses.</summary>
static class PatternReader
{
    const string Either = "$or";
    static readonly string[] Comparisons = ["=", "<", "<=", ">", ">="];

    public static EventPattern Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind is not JsonValueKind.Object) throw new PatternException("Filter is not an object");
            return ReadObject(document.RootElement.Clone(), "Filter");
        }
        catch (JsonException broken)
        {
            throw new PatternException(broken.Message);
        }
    }

    static EventPattern ReadObject(JsonElement pattern, string name)
    {
        List<(string, IFieldTest)> fields = [];
        IReadOnlyList<EventPattern>? either = null;
        foreach (var field in pattern.EnumerateObject())
        {
            if (field.Name == Either && field.Value.ValueKind is JsonValueKind.Array && IsListOfObjects(field.Value))
                either = ReadEither(field.Value);
            else fields.Add((field.Name, ReadField(field)));
        }

        if (fields.Count == 0 && either is null) throw new PatternException($"Empty objects are not allowed at '{name}'");
        return new(fields, either);
    }

    static List<EventPattern> ReadEither(JsonElement list)
    {
        if (list.GetArrayLength() < 2) throw new PatternException("There must have at least 2 Objects in $or relationship");
        return [.. list.EnumerateArray().Select(one => ReadObject(one, Either))];
    }

    static bool IsListOfObjects(JsonElement list) => list.EnumerateArray().All(one => one.ValueKind is JsonValueKind.Object);

    static IFieldTest ReadField(JsonProperty field) => field.Value.ValueKind switch
    {
        JsonValueKind.Object => new NestedTest(ReadObject(field.Value, field.Name)),
        JsonValueKind.Array when field.Value.GetArrayLength() == 0 => throw new PatternException("Empty arrays are not allowed"),
        JsonValueKind.Array => new LeafTest([.. field.Value.EnumerateArray().Select(ReadTest)]),
        _ => throw new PatternException($"\"{field.Name}\" must be an object or an array"),
    };

    static ValueTest ReadTest(JsonElement test) => test.ValueKind switch
    {
        JsonValueKind.Object => ReadMatcher(test),
        JsonValueKind.Array => throw new PatternException("Match value must be String, number, true, false, or null"),
        _ => ValueTest.Exactly(test),
    };

    static ValueTest ReadMatcher(JsonElement matcher)
    {
        if (matcher.EnumerateObject().Count() != 1) throw new PatternException("Only one key allowed in match expression");
        var (kind, value) = matcher.EnumerateObject().Select(one => (one.Name, one.Value)).Single();
        return kind switch
        {
            "exists" => value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? ValueTest.Exists(value.GetBoolean()) : throw new PatternException("exists match pattern must be either true or false."),
            "numeric" => ReadNumeric(value),
            "cidr" => ValueTest.Network(ReadNetwork(value)),
            "anything-but" => ReadAnythingBut(value),
            _ => ReadTextMatcher(kind, value),
        };
    }

    static ValueTest ReadTextMatcher(string kind, JsonElement value)
    {
        if (kind is "prefix" or "suffix" && value.ValueKind is JsonValueKind.Object)
        {
            var inner = value.EnumerateObject().ToList();
            if (inner is not [{ Name: "equals-ignore-case" } only]) throw new PatternException($"{kind} match pattern must be a string");
            return OfText(kind, Text(kind, only.Value), StringComparison.OrdinalIgnoreCase);
        }

        return kind switch
        {
            "prefix" or "suffix" => OfText(kind, Text(kind, value), StringComparison.Ordinal),
            "equals-ignore-case" => OfText(kind, Text(kind, value), StringComparison.OrdinalIgnoreCase),
            "wildcard" => ValueTest.OfText(WildcardText.Parse(Text(kind, value)).Matches),
            _ => throw new PatternException($"Unrecognized match type {kind}"),
        };
    }

    static ValueTest OfText(string kind, string wanted, StringComparison how) => ValueTest.OfText(kind switch
    {
        "prefix" => text => text.StartsWith(wanted, how),
        "suffix" => text => text.EndsWith(wanted, how),
        _ => text => text.Equals(wanted, how),
    });

    static ValueTest ReadAnythingBut(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var inner = value.EnumerateObject().ToList();
                if (inner is not [{ Name: "prefix" or "suffix" or "equals-ignore-case" or "wildcard" } only])
                    throw new PatternException("Anything-But expression name not recognized");
                var listed = only.Value.ValueKind is JsonValueKind.Array ? only.Value.EnumerateArray().ToList() : [only.Value];
                return ValueTest.Not([.. listed.Select(one => ReadTextMatcher(only.Name, one))]);
            case JsonValueKind.Array when value.GetArrayLength() > 0 && value.EnumerateArray().All(IsTextOrNumber):
                return ValueTest.Not([.. value.EnumerateArray().Select(ValueTest.Exactly)]);
            case JsonValueKind.String or JsonValueKind.Number:
                return ValueTest.Not([ValueTest.Exactly(value)]);
            default:
                throw new PatternException("Value of anything-but must be an array or single string/number value.");
        }
    }

    static bool IsTextOrNumber(JsonElement one) => one.ValueKind is JsonValueKind.String or JsonValueKind.Number;

    static ValueTest ReadNumeric(JsonElement value)
    {
        var parts = value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().ToList() : [];
        if (parts.Count is not (2 or 4)) throw new PatternException("Value of numeric must be an array.");
        List<(string, double)> bounds = [];
        for (var at = 0; at < parts.Count; at += 2)
        {
            var comparison = parts[at].ValueKind is JsonValueKind.String ? parts[at].GetString()! : "";
            if (!Comparisons.Contains(comparison)) throw new PatternException($"Unrecognized numeric range operator: {comparison}");
            if (parts[at + 1].ValueKind is not JsonValueKind.Number) throw new PatternException(
                "Value of " + comparison + " must be numeric");
            bounds.Add((comparison, parts[at + 1].GetDouble()));
        }

        if (bounds is [(var lower, var least), (var upper, var most)]
            && (lower is not (">" or ">=") || upper is not ("<" or "<=") || least >= most))
            throw new PatternException("Bottom must be less than top");
        return ValueTest.Numeric(bounds);
    }

    static IPNetwork ReadNetwork(JsonElement value)
    {
        var text = Text("cidr", value);
        return IPNetwork.TryParse(text, out var network) ? network : throw new PatternException($"Malformed CIDR, one '/' required");
    }

    static string Text(string kind, JsonElement value) => value.ValueKind is JsonValueKind.String
        ? value.GetString()! : throw new PatternException($"{kind} match pattern must be a string");
}
