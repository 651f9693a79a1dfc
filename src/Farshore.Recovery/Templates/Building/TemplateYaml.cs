using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Farshore.Recovery.Templates.Building;

/// <summary>Writes a template as people write them: functions in their short form, and a comment where something has a reason.</summary>
static partial class TemplateYaml
{
    const int Width = 120;

    static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["Ref"] = "!Ref", ["Fn::GetAtt"] = "!GetAtt", ["Fn::Sub"] = "!Sub", ["Fn::If"] = "!If", ["Fn::Equals"] = "!Equals",
        ["Fn::Not"] = "!Not", ["Fn::And"] = "!And", ["Fn::Or"] = "!Or", ["Fn::Join"] = "!Join", ["Fn::Select"] = "!Select",
        ["Fn::Split"] = "!Split", ["Condition"] = "!Condition", ["Fn::GetAZs"] = "!GetAZs", ["Fn::Cidr"] = "!Cidr",
    };

    public static string Write(JsonObject body, IReadOnlyDictionary<string, string> remarks)
    {
        StringBuilder text = new();
        foreach (var (section, node) in body)
        {
            if (text.Length > 0) text.Append('\n');
            text.Append(section).Append(':');
            if (section is not "Resources" || node is not JsonObject resources)
            {
                Value(text, node, 1);
                continue;
            }

            foreach (var (id, resource) in resources)
            {
                text.Append('\n');
                if (remarks.TryGetValue(id, out var remark)) foreach (var line in Lines(remark)) text.Append("\n  # ").Append(line);
                text.Append("\n  ").Append(id).Append(':');
                Value(text, resource, 2, isLast: true);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What stands behind a key or a dash, and the end of its line.</summary>
    static void Value(StringBuilder text, JsonNode? node, int depth, bool isLast = false)
    {
        Inside(text, node, depth);
        if (!isLast) text.Append('\n');
    }

    static void Inside(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } function when Tags.TryGetValue(function.First().Key, out var tag) && IsFunction(function):
                text.Append(' ').Append(tag);
                Inside(text, Short(function.First().Key, function.First().Value!), depth);
                break;
            case JsonObject { Count: 0 }:
                text.Append(" {}");
                break;
            case JsonArray { Count: 0 }:
                text.Append(" []");
                break;
            case JsonObject map:
                foreach (var (key, value) in map)
                {
                    Indent(text, depth).Append(Scalar(key)).Append(':');
                    Inside(text, value, depth + 1);
                }

                break;
            case JsonArray list:
                foreach (var item in list) Item(text, item, depth);
                break;
            default:
                text.Append(' ').Append(Scalar(node));
                break;
        }
    }

    /// <summary>An object in a list begins on the line of its dash.</summary>
    static void Item(StringBuilder text, JsonNode? item, int depth)
    {
        Indent(text, depth).Append('-');
        if (item is not JsonObject { Count: > 0 } map || IsFunction(map))
        {
            Inside(text, item, depth + 1);
            return;
        }

        var isFirst = true;
        foreach (var (key, value) in map)
        {
            (isFirst ? text.Append(' ') : Indent(text, depth + 1)).Append(Scalar(key)).Append(':');
            Inside(text, value, depth + 2);
            isFirst = false;
        }
    }

    /// <summary>A policy's <c>Condition</c> is an object; the function of that name is given a name.</summary>
    static bool IsFunction(JsonObject one) => one.Count == 1 && Tags.ContainsKey(one.First().Key)
        && (one.First().Key is not "Condition" || one.First().Value is JsonValue);

    static JsonNode Short(string function, JsonNode given) => function is "Fn::GetAtt" && given is JsonArray parts
        ? string.Join('.', parts.Select(part => part!.ToString())) : given;

    static StringBuilder Indent(StringBuilder text, int depth) => text.Append('\n').Append(' ', depth * 2);

    static string Scalar(JsonNode? node) => node?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.String => Scalar(node.GetValue<string>()),
        JsonValueKind.Number => node.ToJsonString(),
        _ => node.ToString().ToLowerInvariant(),
    };

    /// <summary>Plain where YAML reads it back as this text, and nothing else could be meant.</summary>
    static string Scalar(string text) =>
        Plain().IsMatch(text) && !Reserved().IsMatch(text) && !text.Contains(": ", StringComparison.Ordinal)
            && !text.Contains(" #", StringComparison.Ordinal) && !text.EndsWith(':') && !text.EndsWith(' ')
            ? text
            : text.Any(char.IsControl)
                ? $"\"{string.Concat(text.Select(Escaped))}\""
                : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static string Escaped(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\t' => "\\t",
        _ when char.IsControl(letter) => string.Create(CultureInfo.InvariantCulture, $"\\x{(int)letter:X2}"),
        _ => letter.ToString(),
    };

    static IEnumerable<string> Lines(string remark)
    {
        StringBuilder line = new();
        foreach (var word in remark.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + word.Length >= Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        if (line.Length > 0) yield return line.ToString();
    }

    [GeneratedRegex(@"^[A-Za-z/$(][^\p{C}]*$")]
    private static partial Regex Plain();

    [GeneratedRegex("^(?:true|false|yes|no|on|off|y|n|null)$", RegexOptions.IgnoreCase)]
    private static partial Regex Reserved();
}
