using System.Text.RegularExpressions;
using Farshore.Recovery.Plans;

namespace Farshore.Console.Plans;

/// <summary>One thing wrong with a plan's text, and what would be right.</summary>
/// <param name="Line">Counted from 1; 0 where it is about the whole file.</param>
/// <param name="Column">Counted from 1; null where it is about the whole line.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to write instead; null where the message says it all.</param>
sealed record PlanTrouble(int Line, int? Column, string Message, string? Remedy);

/// <summary>Reads a plan's text for whoever edits it: the plan, or everything that is wrong with it.</summary>
static partial class PlanTroubles
{
    const int MostListed = 200;

    public static (Plan? Plan, IReadOnlyList<PlanTrouble> Troubles) Read(string text, string file)
    {
        try
        {
            return (PlanReader.Read(text, file), []);
        }
        catch (PlanException broken)
        {
            return (null, List(broken.Problems));
        }
    }

    /// <summary>A problem's sentence, parted into what is wrong and what would be right.</summary>
    public static PlanTrouble Of(PlanProblem problem)
    {
        int? column = problem.Column > 0 ? problem.Column : null;
        if (Meant().Match(problem.Message) is { Success: true } meant)
            return new(problem.Line, column, problem.Message[..meant.Index].TrimEnd(), $"Write '{meant.Groups["key"].Value}' instead.");
        return Remedied().Match(problem.Message) is { Success: true } remedied
            ? new(problem.Line, column, remedied.Groups["what"].Value, Sentence(remedied.Groups["remedy"].Value))
            : new(problem.Line, column, problem.Message, null);
    }

    static List<PlanTrouble> List(IReadOnlyList<PlanProblem> problems)
    {
        List<PlanTrouble> listed = [.. problems.Take(MostListed).Select(Of)];
        if (problems.Count > MostListed)
            listed.Add(new(0, null, $"There are {problems.Count - MostListed} more problems", "Put these right first."));
        return listed;
    }

    static string Sentence(string remedy)
    {
        var said = remedy.StartsWith("there are: ", StringComparison.Ordinal) ? $"choose from {remedy["there are: ".Length..]}" : remedy;
        said = char.ToUpperInvariant(said[0]) + said[1..];
        return said.EndsWith('.') || said.EndsWith('…') ? said : said + ".";
    }

    [GeneratedRegex(@" \(did you mean '(?<key>[^']+)'\?\).*$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Meant();

    // As the reader's sentences are built: what is wrong, then, behind ';' or ':', what to do about it.
    [GeneratedRegex(@"^(?<what>.+?)(; |: )(?<remedy>(there are: |name |give |write |use |choose |each needs ).+)$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Remedied();
}
