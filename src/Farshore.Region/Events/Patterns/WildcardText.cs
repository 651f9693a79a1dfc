namespace Farshore.Region.Events.Patterns;

/// <summary>Text in which a star stands for any characters; a backslash before a star or itself takes its meaning.</summary>
sealed class WildcardText
{
    readonly IReadOnlyList<string> pieces;

    WildcardText(IReadOnlyList<string> pieces) => this.pieces = pieces;

    /// <exception cref="PatternException">Two stars follow each other, or a backslash takes nothing's meaning.</exception>
    public static WildcardText Parse(string text)
    {
        List<string> pieces = [];
        var piece = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\' when at + 1 < text.Length && text[at + 1] is '*' or '\\':
                    piece.Append(text[++at]);
                    break;
                case '\\':
                    throw new PatternException($"Invalid escape character at pos {at}");
                case '*' when at + 1 < text.Length && text[at + 1] == '*':
                    throw new PatternException($"Consecutive wildcard characters at pos {at}");
                case '*':
                    pieces.Add(piece.ToString());
                    piece.Clear();
                    break;
                default:
                    piece.Append(text[at]);
                    break;
            }
        }

        pieces.Add(piece.ToString());
        return new(pieces);
    }

    public bool Matches(string text)
    {
        if (pieces is [var whole]) return text == whole;
        if (!text.StartsWith(pieces[0], StringComparison.Ordinal)) return false;
        var at = pieces[0].Length;
        foreach (var piece in pieces.Skip(1).SkipLast(1))
        {
            var found = text.IndexOf(piece, at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + piece.Length;
        }

        return text.Length - at >= pieces[^1].Length && text.EndsWith(pieces[^1], StringComparison.Ordinal);
    }
}
