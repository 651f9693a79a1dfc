namespace Farshore.Recovery.Plans;

/// <summary>One thing wrong with a plan file.</summary>
/// <param name="Line">Where, counted from 1; 0 where it is about the whole file.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record PlanProblem(int Line, string Message)
{
    /// <summary>Where in the line, counted from 1; 0 where it is about the whole line.</summary>
    public int Column { get; init; }

    public override string ToString() => Line == 0 ? Message : $"line {Line}: {Message}";
}

/// <summary>A plan file cannot be used; holds everything that is wrong with it, not the first thing.</summary>
public sealed class PlanException(string file, IReadOnlyList<PlanProblem> problems)
    : Exception($"{file}: {(problems.Count == 1 ? "1 problem" : $"{problems.Count} problems")}\n"
        + string.Join('\n', problems.Select(problem => $"  {problem}")))
{
    public string File => file;

    public IReadOnlyList<PlanProblem> Problems => problems;
}
