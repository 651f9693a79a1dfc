using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Farshore.Recovery.Runbooks;

/// <summary>Writes texts of others into a shell script so that they stay texts: nothing in them is ever run.</summary>
static partial class ShellText
{
    /// <summary>One word for the shell, whatever is in it.</summary>
    public static string Word(string text) =>
        text.Length > 0 && Plain().IsMatch(text) ? text
        // ShellCheck takes a '$' or '`' in single quotes for a mistake, so those stand in double quotes.
        : text.AsSpan().IndexOfAny("'$`") < 0 ? $"'{text}'"
        : $"\"{Escaped(text)}\"";

    /// <summary>A text in double quotes, with the placeholders of a check looked up: <c>{orders.address}</c>.</summary>
    /// <param name="text">As in the plan.</param>
    /// <param name="own">The resource it is of.</param>
    public static string Filled(string text, string own)
    {
        var written = new StringBuilder();
        var from = 0;
        foreach (Match found in Placeholder().Matches(text))
        {
            var resource = found.Groups["of"].Success ? found.Groups["of"].Value : own;
            written.Append(Escaped(text[from..found.Index]))
                .Append("$(noted ").Append(resource).Append('.').Append(found.Groups["what"].Value).Append(')');
            from = found.Index + found.Length;
        }

        return $"\"{written.Append(Escaped(text[from..]))}\"";
    }

    /// <summary>What a resource's variables begin with: letters, digits and underscores, as the shell wants them.</summary>
    public static string Variable(string resource) => resource.ToUpperInvariant().Replace('-', '_');

    /// <summary>A text for a comment: whatever it holds, it ends with its line.</summary>
    public static string Remark(string text) => Breaks().Replace(text, " ").Trim();

    /// <summary>A raw string of JMESPath, which the AWS CLI's <c>--query</c> is written in.</summary>
    public static string Literal(string text) =>
        $"'{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";

    /// <summary>One of the AWS CLI's filters: in its short form, or as JSON where a comma or an equals sign would be misread.</summary>
    public static string Filter(string name, string value) => IsShort(name, value)
        ? $"Name={name},Values={value}"
        : Word(Json(new JsonArray(new JsonObject { ["Name"] = name, ["Values"] = new JsonArray(value) })));

    /// <summary>The AWS CLI's tags, each in its short form or all as JSON.</summary>
    public static IReadOnlyList<string> Tags(IReadOnlyDictionary<string, string> tags) => tags.All(tag => IsShort(tag.Key, tag.Value))
        ? [.. tags.Select(tag => $"Key={tag.Key},Value={tag.Value}")]
        : [Word(Json(new JsonArray([.. tags.Select(tag => (JsonNode)new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value })])))];

    /// <summary>JSON as short as it can be written.</summary>
    public static string Json(JsonNode node) => node.ToJsonString(new JsonSerializerOptions
    {
        TypeInfoResolver = Runs.RunShapes.Default, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    static bool IsShort(string name, string value) =>
        Plain().IsMatch(name) && Plain().IsMatch(value) && !name.Contains(',') && !value.Contains(',');

    static string Escaped(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"\A[A-Za-z0-9_./:@%+,-]+\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"[\\""$`]")]
    private static partial Regex Special();

    [GeneratedRegex(@"[\p{C}\s]+")]
    private static partial Regex Breaks();

    [GeneratedRegex(@"\{(?:(?<of>[a-z][a-z0-9-]*)\.)?(?<what>address|port)\}")]
    private static partial Regex Placeholder();
}
