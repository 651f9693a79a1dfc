using System.Text;

namespace Farshore.Aws.Protocols;

/// <summary>A list in one header: commas between, quotes around a text that holds a comma or a quote.</summary>
static class HeaderList
{
    public static string Write(IEnumerable<string> items, ShapeKind kind) =>
        string.Join(", ", kind is ShapeKind.String ? items.Select(Quote) : items);

    public static IEnumerable<string> Read(string header, ShapeKind kind) => kind switch
    {
        ShapeKind.String => ReadTexts(header),
        // An http-date holds a comma of its own.
        ShapeKind.Timestamp when header.Contains("GMT", StringComparison.Ordinal) =>
            header.Split(',').Chunk(2).Select(halves => string.Join(',', halves).Trim()),
        _ => header.Split(',').Select(item => item.Trim()),
    };

    static string Quote(string text) =>
        text.AsSpan().IndexOfAny(',', '"') < 0 ? text : $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    static IEnumerable<string> ReadTexts(string header)
    {
        var at = 0;
        while (at < header.Length)
        {
            while (at < header.Length && header[at] == ' ') at++;
            if (at < header.Length && header[at] == '"')
            {
                var text = new StringBuilder();
                for (at++; at < header.Length && header[at] != '"'; at++)
                {
                    if (header[at] == '\\' && at + 1 < header.Length) at++;
                    text.Append(header[at]);
                }
                yield return text.ToString();
                at = header.IndexOf(',', at) is >= 0 and var comma ? comma + 1 : header.Length;
            }
            else
            {
                var end = header.IndexOf(',', at) is >= 0 and var comma ? comma : header.Length;
                yield return header[at..end].Trim();
                at = end + 1;
            }
        }
    }
}
