using System.Text;

namespace Farshore.Region.S3Control;

/// <summary>Lines of manifests and reports: RFC 4180, keys in percent-encoding.</summary>
static class CsvLine
{
    public static string Of(params ReadOnlySpan<string?> fields)
    {
        var line = new StringBuilder();
        for (var at = 0; at < fields.Length; at++)
        {
            if (at > 0) line.Append(',');
            line.Append(Quoted(fields[at] ?? ""));
        }

        return line.Append('\n').ToString();
    }

    /// <summary>The fields of a line; a quoted field may not hold a line's end.</summary>
    public static List<string> Read(string line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (quoted && letter == '"' && at + 1 < line.Length && line[at + 1] == '"')
            {
                field.Append('"');
                at++;
            }
            else if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (letter == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(letter);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }

    static string Quoted(string field) => field.AsSpan().IndexOfAny("\",\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";
}
