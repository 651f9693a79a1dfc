using System.Globalization;
using System.Text.RegularExpressions;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Overview;

/// <summary>How the overview's sentences name and count things.</summary>
static partial class Speech
{
    const int LongestName = 60;
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>A name within a sentence; whoever gave it ten thousand characters finds them on the resource's own row.</summary>
    public static string Name(string name) => name.Length <= LongestName ? name : name[..LongestName] + "…";

    /// <summary>A run of a kind, as a noun.</summary>
    public static string Kind(string kind) => kind is RelocateRun.Kind ? "relocation" : kind;

    public static string Names(IReadOnlyList<string> names, int most) => names.Count <= most
        ? string.Join(", ", names.Select(Name))
        : $"{string.Join(", ", names.Take(most).Select(Name))} and {names.Count - most} more";

    /// <summary>With a full stop, whoever said it; the first word may be a name, and stays as it is.</summary>
    public static string Sentence(string words) => words.TrimEnd() is [.., '.' or '?' or '…'] ? words.TrimEnd() : words.TrimEnd() + ".";

    public static string Count(long many, string one) =>
        $"{many.ToString("N0", CultureInfo.InvariantCulture)} {one}{(many == 1 ? "" : "s")}";

    public static string Span(double seconds) =>
        Durations.Write(seconds < 10 ? TimeSpan.FromSeconds(seconds) : Second * Math.Round(seconds));

    public static string At(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A command about a plan's file, such that a shell takes it as it is.</summary>
    public static string Command(string verb, string file, string more = "") =>
        $"farshore {verb} {(Plain().IsMatch(file) ? file : $"'{file.Replace("'", "'\\''", StringComparison.Ordinal)}'")}{more}";

    [GeneratedRegex("^[A-Za-z0-9_./+-]+$")]
    private static partial Regex Plain();
}
