using System.Globalization;
using System.Text;

namespace Farshore.Region.Route53;

/// <summary>Domain names as Route 53 writes, compares and sorts them.</summary>
static class RecordName
{
    /// <summary>Ends a field of a key. It sorts before <see cref="LabelEnd"/>, so that a name stands before those under it.</summary>
    public const char FieldEnd = '\t';

    /// <summary>Ends a label in a sortable name; it sorts before everything that a label may hold.</summary>
    const char LabelEnd = ' ';

    /// <summary>In lower case, with the dot at its end; letters beyond a to z, 0 to 9, - and _ as <c>\ooo</c>.</summary>
    public static string Normal(string name)
    {
        var written = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] == '\\' && at + 3 < name.Length && IsOctal(name.AsSpan(at + 1, 3)))
            {
                Write(written, (char)Convert.ToInt32(name.Substring(at + 1, 3), 8));
                at += 3;
            }
            else
            {
                Write(written, name[at]);
            }
        }

        return written is [.., '.'] ? written.ToString() : written.Append('.').ToString();
    }

    /// <summary>Labels from the last to the first: <c>www.example.com.</c> as <c>com example www</c>.</summary>
    public static string Sortable(string name) => string.Join(LabelEnd, Normal(name).TrimEnd('.').Split('.').Reverse());

    public static bool IsIn(string name, string zone) => name == zone || name.EndsWith("." + zone, StringComparison.Ordinal);

    static void Write(StringBuilder written, char letter)
    {
        var low = char.ToLowerInvariant(letter);
        if (low is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_' or '.')
        {
            written.Append(low);
            return;
        }

        foreach (var part in Encoding.UTF8.GetBytes([low]))
            written.Append('\\').Append(Convert.ToString(part, 8).PadLeft(3, '0').ToString(CultureInfo.InvariantCulture));
    }

    static bool IsOctal(ReadOnlySpan<char> digits) => digits.IndexOfAnyExceptInRange('0', '7') < 0;
}
