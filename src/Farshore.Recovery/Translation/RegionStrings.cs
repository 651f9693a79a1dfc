using System.Text;

namespace Farshore.Recovery.Translation;

/// <summary>Finds the primary Region's name, and what the plan maps, in texts that are taken along: user data, tags, parameters.</summary>
sealed class RegionStrings(Ground ground)
{
    /// <returns>The text with everything rewritten that the plan maps.</returns>
    public string In(string resource, string field, string text)
    {
        var rewritten = text;
        foreach (var (old, becomes) in ground.Wish.Network.Mapping.OrderByDescending(pair => pair.Key.Length))
        {
            // A mapping of 'web' is about a group: it must not reach into every text that has the word.
            if (!old.Contains(ground.Wish.PrimaryRegion, StringComparison.Ordinal)) continue;
            if (!rewritten.Contains(old, StringComparison.Ordinal)) continue;
            rewritten = rewritten.Replace(old, becomes, StringComparison.Ordinal);
            ground.Sheet.Decided(resource, field, old, becomes, "the plan's mapping, in the text");
        }

        foreach (var line in rewritten.Split('\n').Where(line => line.Contains(ground.Wish.PrimaryRegion, StringComparison.Ordinal)))
        {
            var word = line.Split([' ', '\t', '"', '\'', '=', ',', ';', '\r'], StringSplitOptions.RemoveEmptyEntries)
                .First(part => part.Contains(ground.Wish.PrimaryRegion, StringComparison.Ordinal));
            ground.Sheet.Decided(resource, field, word, word,
                $"names {ground.Wish.PrimaryRegion} and stays as it is: a mapping of that text in network.mapping would rewrite it");
        }

        return rewritten;
    }

    /// <summary>The same of what is in base 64. What is no text is taken along as it is.</summary>
    public string InBase64(string resource, string field, string data)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(data));
            var rewritten = In(resource, field, text);
            return rewritten == text ? data : Convert.ToBase64String(Encoding.UTF8.GetBytes(rewritten));
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            return data;
        }
    }

    public IReadOnlyDictionary<string, string> In(string resource, string field, IReadOnlyDictionary<string, string> values) =>
        values.ToDictionary(pair => pair.Key, pair => In(resource, $"{field} {pair.Key}", pair.Value), StringComparer.Ordinal);
}
