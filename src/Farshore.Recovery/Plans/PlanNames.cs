using System.Text.RegularExpressions;

namespace Farshore.Recovery.Plans;

/// <summary>What plan a file seems to be of, whether the rest of it can be read or not.</summary>
public static partial class PlanNames
{
    const int MostLines = 500;

    /// <summary>The name in a line such as <c>plan: shop</c>; null where the file is none of ours, or is not there.</summary>
    public static string? Of(string file)
    {
        try
        {
            return File.ReadLines(file).Take(MostLines).Select(line => Line().Match(line))
                .FirstOrDefault(match => match.Success)?.Groups["name"].Value;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex("""^plan:\s+["']?(?<name>[a-z][a-z0-9-]{0,39})["']?\s*(#.*)?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
