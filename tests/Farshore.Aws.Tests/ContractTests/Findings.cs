namespace Farshore.Aws.Tests.ContractTests;

/// <summary>What comparing contracts with models brought to light, each with the place that it is about.</summary>
public sealed class Findings
{
    readonly List<string> problems = [];
    readonly List<string> unknown = [];

    /// <summary>Contracts that say something else than the model.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Operations and members that the model does not have: wrong, or younger than the model.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    public void Differs<T>(string place, string what, T ours, T models)
    {
        if (!EqualityComparer<T>.Default.Equals(ours, models)) problems.Add($"{place}: {what} is '{ours}', in the model '{models}'");
    }

    public void Wrong(string problem) => problems.Add(problem);

    public void NotInModel(string place) => unknown.Add(place);
}
