using System.Globalization;

namespace Farshore.Recovery.Plans;

/// <summary>A group of keys being read. It learns which keys there are from what is asked of it, and names the others as unknown when
/// closed.</summary>
sealed class PlanSection(YamlMap map, string title, List<PlanProblem> problems)
{
    readonly List<string> known = [];

    public string Title => title;

    public int Line => map.Line;

    public List<PlanProblem> Problems => problems;

    public bool Has(string key) => map.Entries.Any(entry => entry.Key == key);

    public int LineOf(string key) => Find(key)?.Line ?? map.Line;

    public void Complain(string key, string message) => problems.Add(new(LineOf(key), $"{title}: {message}"));

    /// <summary>The key's value; null where it is absent or not a single value.</summary>
    public string? Text(string key) => Ask(key)?.Value switch
    {
        null => null,
        YamlText { Text: "" or "~" or "null" } => Wrong(key, "has no value"),
        YamlText text when text.Text.Contains('\0', StringComparison.Ordinal) => Wrong(key, "holds a NUL character, which no name has"),
        YamlText text => text.Text,
        var other => Wrong(key, $"must be a single value, not {other.Kind}"),
    };

    /// <summary>The key's value; a placeholder and a problem where it is absent, so that reading goes on.</summary>
    public string Required(string key, string what)
    {
        if (!Has(key)) problems.Add(new(map.Line, $"{title}: '{key}' is missing: {what}"));
        return Text(key) ?? "";
    }

    /// <summary>The key's value if it passes; otherwise a problem that says what it should be.</summary>
    public string? Matching(string key, Func<string, bool> passes, string shouldBe) => Checked(key, Text(key), passes, shouldBe);

    public string RequiredMatching(string key, string what, Func<string, bool> passes, string shouldBe) =>
        Checked(key, Required(key, what), passes, shouldBe) ?? "";

    public TimeSpan? Span(string key)
    {
        if (Text(key) is not { } text) return null;
        if (Durations.TryParse(text, out var span)) return span;
        Complain(key, $"'{key}: {text}' is not a duration; write for example 90s, 15m, 1h30m or 2d");
        return null;
    }

    /// <summary>The group under the key; null where it is absent.</summary>
    public PlanSection? Child(string key, string childTitle) => Ask(key)?.Value switch
    {
        null => null,
        YamlMap child => new(child, childTitle, problems),
        var other => Wrong<PlanSection>(key, $"must be a group of keys, not {other.Kind}"),
    };

    /// <summary>The values under the key; a single value counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key) => Ask(key)?.Value switch
    {
        null => [],
        YamlText text => [text.Text],
        YamlList list when list.Items.All(item => item is YamlText) => [.. list.Items.Cast<YamlText>().Select(item => item.Text)],
        var other => Wrong<IReadOnlyList<string>>(key, $"must be a list of values, not {other.Kind}") ?? [],
    };

    /// <summary>Whether the key is answered by a single value, where a group would do too.</summary>
    public bool IsText(string key) => Find(key)?.Value is YamlText;

    /// <summary>Yes or no.</summary>
    public bool? Flag(string key) => Matching(key, text => text is "true" or "false", "true or false") switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    /// <summary>A whole number within bounds.</summary>
    public int? Count(string key, int least, int most)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most)
            return count;
        Complain(key, $"'{key}: {text}' should be a whole number, {least} to {most}");
        return null;
    }

    /// <summary>Everything in the group, for groups whose keys are the user's own words.</summary>
    public IReadOnlyList<(string Key, string Value)> Pairs()
    {
        known.AddRange(map.Entries.Select(entry => entry.Key));
        foreach (var wrong in map.Entries.Where(entry => entry.Value is not YamlText { Text.Length: > 0 }))
            problems.Add(new(wrong.Line, $"{title}: '{wrong.Key}' must have a single value"));
        return [.. map.Entries.Where(entry => entry.Value is YamlText).Select(entry => (entry.Key, ((YamlText)entry.Value).Text))];
    }

    /// <summary>The groups in the list under the key, each to be read on its own.</summary>
    public IReadOnlyList<PlanSection> Sections(string key, string childTitle) =>
        [.. Groups(key).Select((group, index) => new PlanSection(group, $"{childTitle}[{index}]", problems))];

    /// <summary>The groups in the list under the key.</summary>
    public IReadOnlyList<YamlMap> Groups(string key) => Ask(key)?.Value switch
    {
        null => [],
        YamlList list => [.. list.Items.Where(IsGroup).Cast<YamlMap>()],
        var other => Wrong<IReadOnlyList<YamlMap>>(key, $"must be a list, not {other.Kind}") ?? [],
    };

    /// <summary>Complains about every key that nobody asked for.</summary>
    public void Close()
    {
        foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            var near = known.Where(key => Nearness.Of(key, entry.Key) <= 2).MinBy(key => Nearness.Of(key, entry.Key));
            problems.Add(new(entry.Line, $"{title}: there is no key '{entry.Key}'{(near is null ? "" : $" (did you mean '{near}'?)")}; "
                + $"there are: {string.Join(", ", known)}"));
        }
    }

    bool IsGroup(YamlTree item)
    {
        if (item is not YamlMap) problems.Add(new(item.Line, $"{title}: each entry here must be a group of keys, not {item.Kind}"));
        return item is YamlMap;
    }

    string? Checked(string key, string? text, Func<string, bool> passes, string shouldBe)
    {
        if (string.IsNullOrEmpty(text) || passes(text)) return text;
        Complain(key, $"'{key}: {text}' should be {shouldBe}");
        return text;
    }

    YamlEntry? Ask(string key)
    {
        if (!known.Contains(key)) known.Add(key);
        return Find(key);
    }

    YamlEntry? Find(string key) => map.Entries.FirstOrDefault(entry => entry.Key == key);

    string? Wrong(string key, string what) => Wrong<string>(key, what);

    T? Wrong<T>(string key, string what) where T : class
    {
        Complain(key, $"'{key}' {what}");
        return null;
    }
}
