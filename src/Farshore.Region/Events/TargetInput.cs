using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Farshore.Aws.Events;

namespace Farshore.Region.Events;

/// <summary>What a target is told: the event, a part of it, a constant, or a text with parts of it put in.</summary>
static partial class TargetInput
{
    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Target target, string happened, StoredRule rule, DateTimeOffset now)
    {
        if (target.Input is { } constant) return constant;
        if (target.InputPath is { } path) return Select(JsonNode.Parse(happened), path)?.ToJsonString(Readable) ?? "";
        return target.InputTransformer is { } transformer ? Transform(transformer, happened, rule, now) : happened;
    }

    /// <summary>A path like <c>$.detail.items[0].name</c>; one that leads nowhere selects nothing.</summary>
    public static JsonNode? Select(JsonNode? root, string path)
    {
        var node = root;
        foreach (Match step in Steps().Matches(path))
        {
            node = step.Groups["index"].Success
                ? node is JsonArray list && int.TryParse(step.Groups["index"].ValueSpan, CultureInfo.InvariantCulture, out var at)
                    && at < list.Count ? list[at] : null
                : (node as JsonObject)?[step.Groups["name"].Success ? step.Groups["name"].Value : step.Groups["quoted"].Value];
            if (node is null) return null;
        }

        return node;
    }

    public static bool IsPath(string path) => Path().IsMatch(path);

    // Within quotes a text goes in as it is, elsewhere with quotes of its own where the template is JSON.
    static string Transform(InputTransformer transformer, string happened, StoredRule rule, DateTimeOffset now)
    {
        var template = transformer.InputTemplate;
        var root = JsonNode.Parse(happened);
        var isJson = template.AsSpan().TrimStart() is ['{' or '[', ..];
        var text = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] == '\\' && at + 1 < template.Length)
            {
                text.Append(template[at]).Append(template[++at]);
                continue;
            }

            if (template[at] == '"') isQuoted = !isQuoted;
            var end = template[at] == '<' ? template.IndexOf('>', at) : -1;
            if (end < 0 || ValueOf(template[(at + 1)..end]) is not { } value)
            {
                text.Append(template[at]);
                continue;
            }

            text.Append(Insert(value, isQuoted, isJson));
            at = end;
        }

        return text.ToString();

        JsonNode? ValueOf(string name) => name switch
        {
            "aws.events.rule-arn" => rule.Arn,
            "aws.events.rule-name" => rule.Name,
            "aws.events.event.ingestion-time" => RegionEvent.Text(now),
            "aws.events.event" => WithoutDetail(root!),
            "aws.events.event.json" => root,
            _ when transformer.InputPathsMap?.GetValueOrDefault(name) is { } path => Select(root, path) ?? "",
            _ => null,
        };
    }

    static string Insert(JsonNode value, bool isQuoted, bool isJson)
    {
        var written = value.ToJsonString(Readable);
        if (value.GetValueKind() is not JsonValueKind.String)
            return isQuoted ? JsonEncodedText.Encode(written, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() : written;
        return isJson && !isQuoted ? written : written[1..^1];
    }

    static JsonNode WithoutDetail(JsonNode happened)
    {
        var copy = happened.DeepClone().AsObject();
        copy.Remove("detail");
        return copy;
    }

    [GeneratedRegex("""\.(?<name>[^.\[\]]+)|\[(?<index>[0-9]+)\]|\['(?<quoted>[^']+)'\]""")]
    private static partial Regex Steps();

    [GeneratedRegex("""^\$(\.[^.\[\]]+|\[[0-9]+\]|\['[^']+'\])*$""")]
    private static partial Regex Path();
}
