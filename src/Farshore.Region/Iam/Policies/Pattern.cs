using System.Text;

namespace Farshore.Region.Iam.Policies;

/// <summary>Text with <c>*</c> and <c>?</c> and policy variables such as <c>${aws:username}</c>.</summary>
static class Pattern
{
    // Stand for a literal star and question mark, which variables can bring in.
    const char Star = '\uE000', Question = '\uE001';

    /// <summary>Whether a text is as a pattern says; <c>*</c> is any run of characters, <c>?</c> any one.</summary>
    public static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern, bool ignoreCase = false)
    {
        int at = 0, wanted = 0, star = -1, resume = 0;
        while (at < text.Length)
        {
            if (wanted < pattern.Length && pattern[wanted] == '*')
            {
                star = wanted++;
                resume = at;
            }
            else if (wanted < pattern.Length && (pattern[wanted] == '?' || Same(text[at], pattern[wanted], ignoreCase)))
            {
                at++;
                wanted++;
            }
            else if (star >= 0)
            {
                wanted = star + 1;
                at = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (wanted < pattern.Length && pattern[wanted] == '*') wanted++;
        return wanted == pattern.Length;
    }

    /// <summary>Puts the values of its variables into a pattern.</summary>
    /// <returns>Nothing where a variable has no value and no default.</returns>
    public static string? Expand(string pattern, Func<string, IReadOnlyList<string>> circumstances)
    {
        if (!pattern.Contains("${", StringComparison.Ordinal)) return pattern;
        StringBuilder expanded = new();
        for (var at = 0; ;)
        {
            var start = pattern.IndexOf("${", at, StringComparison.Ordinal);
            var end = start < 0 ? -1 : pattern.IndexOf('}', start);
            if (end < 0) return expanded.Append(pattern, at, pattern.Length - at).ToString();
            expanded.Append(pattern, at, start - at);
            if (ValueOf(pattern[(start + 2)..end], circumstances) is not { } value) return null;
            expanded.Append(value.Replace('*', Star).Replace('?', Question));
            at = end + 1;
        }
    }

    /// <summary>A text without wildcards as it was meant.</summary>
    public static string Plain(string expanded) => expanded.Replace(Star, '*').Replace(Question, '?');

    static string? ValueOf(string variable, Func<string, IReadOnlyList<string>> circumstances)
    {
        if (variable is "*" or "?" or "$") return variable;
        var comma = variable.IndexOf(',', StringComparison.Ordinal);
        var name = (comma < 0 ? variable : variable[..comma]).Trim().ToLowerInvariant();
        return circumstances(name) is [var value] ? value : comma < 0 ? null : variable[(comma + 1)..].Trim().Trim('\'');
    }

    static bool Same(char one, char wanted, bool ignoreCase) =>
        one == wanted || (wanted == Star && one == '*') || (wanted == Question && one == '?')
            || (ignoreCase && char.ToLowerInvariant(one) == char.ToLowerInvariant(wanted));
}
