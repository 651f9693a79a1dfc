using System.Text;
using System.Text.Json;

namespace Farshore.Recovery.Evidence;

/// <summary>A JSON document in the one form that hashes alike everywhere (RFC 8785): members sorted, no spaces, nothing escaped that need
/// not be. <c>jq -cSj</c> writes the same.</summary>
static class CanonicalJson
{
    /// <param name="document">An object.</param>
    /// <param name="without">A member of it that is left out.</param>
    public static byte[] Of(JsonElement document, string? without = null)
    {
        var text = new StringBuilder();
        Write(text, document, without);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static void Write(StringBuilder text, JsonElement value, string? without)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                var members = value.EnumerateObject().Where(member => member.Name != without)
                    .OrderBy(member => member.Name, StringComparer.Ordinal);
                var isFirst = true;
                foreach (var member in members)
                {
                    if (!isFirst) text.Append(',');
                    isFirst = false;
                    Write(text, member.Name);
                    text.Append(':');
                    Write(text, member.Value, null);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                for (var place = 0; place < value.GetArrayLength(); place++)
                {
                    if (place > 0) text.Append(',');
                    Write(text, value[place], null);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                Write(text, value.GetString()!);
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append($"\\u{(int)letter:x4}"),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }
}
