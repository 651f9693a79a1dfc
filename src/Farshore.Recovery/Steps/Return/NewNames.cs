namespace Farshore.Recovery.Steps.Return;

/// <summary>What a failback rebuilt at home: by the name that the plan had for it, and the one that it has.</summary>
public sealed record NewNames(IReadOnlyList<(string Old, string New)> All)
{
    /// <returns>A plan's text with the new names; as it was where it has them.</returns>
    public string In(string text) => All.Aggregate(text, (now, one) => WritePlan.Replace(now, one.Old, one.New));
}
