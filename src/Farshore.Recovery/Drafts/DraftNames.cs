using System.Text;

namespace Farshore.Recovery.Drafts;

/// <summary>Words of a plan for things of AWS: lower-case, none twice.</summary>
sealed class DraftNames
{
    const int Longest = 40;

    readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public string For(string wanted, string otherwise)
    {
        var word = Word(wanted) is { Length: > 0 } good ? good : Word(otherwise);
        for (var number = 1; ; number++)
        {
            var ending = number == 1 ? "" : $"-{number}";
            var name = word[..Math.Min(word.Length, Longest - ending.Length)].TrimEnd('-') + ending;
            if (taken.Add(name)) return name;
        }
    }

    /// <summary>As a plan's names are: letters, digits and hyphens, beginning with a letter.</summary>
    public static string Word(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter)) word.Append(letter);
            else if (word.Length > 0 && word[^1] != '-') word.Append('-');
        }

        return word.ToString().TrimStart('-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('-');
    }
}
