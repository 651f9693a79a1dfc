using System.Text.RegularExpressions;

namespace Farshore.Tidy.Tests;

/// <summary>House rules that a reader should never have to ask for.</summary>
public partial class StyleTests
{
    const int LongestLine = 140;
    const int LongestFile = 400;

    static readonly string[] Source = [".cs", ".sh", ".ts", ".tsx", ".css"];

    [Fact]
    public void No_line_is_longer_than_a_reader_can_follow() => Nothing(Find(["src", "tests", "bench"], Source,
        (_, line) => line.Length > LongestLine));

    [Fact]
    public void No_source_file_has_grown_past_one_reason_to_change() => Nothing(
        Tree.Files("src", ".cs").Select(file => (file, Tree.Lines(file).Length)).Where(found => found.Length > LongestFile)
            .Select(found => $"{found.file}: {found.Length} lines"));

    [Fact]
    public void Nothing_is_left_undone_or_silenced() => Nothing(Find(["src", "tests", "bench"], [".cs"],
        (file, line) => !file.StartsWith("tests/Farshore.Tidy.Tests", StringComparison.Ordinal) && Undone().IsMatch(line)));

    [Fact]
    public void No_folder_or_file_is_a_drawer() => Assert.DoesNotContain(Tree.Files("src", ".cs"), file => Drawer().IsMatch(file));

    [Fact]
    public void Every_public_type_says_what_it_is()
    {
        List<string> silent = [];
        foreach (var file in Tree.Files("src", ".cs"))
        {
            var lines = Tree.Lines(file);
            for (var index = 0; index < lines.Length; index++)
                if (PublicType().IsMatch(lines[index])
                    && !IsDocumented(lines, index)) silent.Add($"{file}:{index + 1}: {lines[index].Trim()}");
        }

        Nothing(silent);
    }

    /// <summary>Directly above, over attributes: a documentation comment. Parts of a partial class may leave it to one of them.</summary>
    static bool IsDocumented(string[] lines, int index)
    {
        if (lines[index].Contains(" partial ", StringComparison.Ordinal)) return true;
        var above = index - 1;
        while (above >= 0 && lines[above].TrimStart().StartsWith('[')) above--;
        return above >= 0 && lines[above].TrimStart().StartsWith("///", StringComparison.Ordinal);
    }

    static void Nothing(IEnumerable<string> offenders)
    {
        var all = offenders.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    static IEnumerable<string> Find(string[] folders, string[] endings, Func<string, string, bool> offends) =>
        folders.Where(folder => Directory.Exists(Path.Combine(Tree.Root, folder))).SelectMany(folder => Tree.Files(folder, endings))
            .SelectMany(file => Tree.Lines(file).Select((line, index) => (file, line, index)))
            .Where(found => offends(found.file, found.line))
            .Select(found => $"{found.file}:{found.index + 1}: {found.line.Trim()}");

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|NotImplementedException|#pragma warning disable|catch\s*(\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex Undone();

    [GeneratedRegex(@"(^|/)[A-Za-z]*(Utils?|Helpers?|Managers?|Common)(\.cs|/)")]
    private static partial Regex Drawer();

    [GeneratedRegex(@"^\s*public (sealed |static |abstract |readonly |partial )*(class|record struct|record|struct|interface|enum) \w+")]
    private static partial Regex PublicType();
}
