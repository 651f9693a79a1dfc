using System.Text.RegularExpressions;

namespace Farshore.Recovery.Drafts;

/// <summary>Writes values so that YAML reads them back as the text they are.</summary>
static partial class DraftYaml
{
    public static string Text(string text) => Plain().IsMatch(text)
        && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off") ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    /// <summary>What stays on its line.</summary>
    public static string Comment(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || char.IsSeparator(letter) ? ' ' : letter));

    /// <summary>Begins like a word or a path, so it is no number, and holds nothing that YAML gives a meaning.</summary>
    [GeneratedRegex(@"^[A-Za-z/][A-Za-z0-9_./@+-]*$")]
    private static partial Regex Plain();
}
