namespace Farshore.Aws.Client;

/// <summary>An AWS <c>config</c> or <c>credentials</c> file: sections of settings, some of which hold settings of their own.</summary>
sealed class AwsConfigFile
{
    readonly Dictionary<string, Dictionary<string, string>> sections = new(StringComparer.Ordinal);

    /// <summary>A file that is not there is an empty one.</summary>
    public static AwsConfigFile Read(string path) => Parse(File.Exists(path) ? File.ReadLines(path) : []);

    /// <summary>Reads the lines. An indented line belongs to the setting above it and is kept as <c>setting.name</c>.</summary>
    public static AwsConfigFile Parse(IEnumerable<string> lines)
    {
        AwsConfigFile file = new();
        Dictionary<string, string>? section = null;
        var parent = "";
        foreach (var line in lines)
        {
            var text = line.Trim();
            if (text.Length == 0 || text[0] is '#' or ';') continue;
            if (text[0] == '[' && text.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
            {
                section = file.Section(text[1..end]);
                parent = "";
            }
            else if (section is not null && text.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value])
            {
                var isNested = char.IsWhiteSpace(line[0]) && parent.Length > 0;
                if (!isNested) parent = value.Length == 0 ? name : "";
                section[isNested ? $"{parent}.{name}" : name] = WithoutComment(value);
            }
        }

        return file;
    }

    /// <summary>A section's settings by its whole title, e.g. <c>profile primary</c>; null where there is none.</summary>
    public IReadOnlyDictionary<string, string>? Find(string title) => sections.GetValueOrDefault(title);

    /// <summary>Titles that begin with a word, without it.</summary>
    public IEnumerable<string> Titles(string word) =>
        sections.Keys.Where(title => title.StartsWith(word + " ", StringComparison.Ordinal)).Select(title => title[(word.Length + 1)..]);

    Dictionary<string, string> Section(string title)
    {
        var name = string.Join(' ', title.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        if (!sections.TryGetValue(name, out var section)) sections[name] = section = new(StringComparer.OrdinalIgnoreCase);
        return section;
    }

    static string WithoutComment(string value)
    {
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return comment < 0 ? value : value[..comment].TrimEnd();
    }
}
