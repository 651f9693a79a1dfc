using Farshore.Recovery.Plans;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Runbooks;

/// <summary>A machine or a database on its way back: what decides how it is to stand.</summary>
/// <param name="Resource">As in the plan.</param>
/// <param name="V">What its variables begin with.</param>
/// <param name="Made">Shell variables of what the script makes first, by the key an order has for it.</param>
sealed record Restoring(PlanResource Resource, string V, IReadOnlyDictionary<string, string> Made)
{
    public string Name => Resource.Name;

    /// <summary>The default of a variable: what is there already. What the script makes first is put in later.</summary>
    public static string? There(string? id) => id?.StartsWith(NetworkOrder.New, StringComparison.Ordinal) is true ? null : id;

    /// <summary>The same for several; none where any of them is made first.</summary>
    public static string? There(IReadOnlyList<string> ids) => ids.Any(id => There(id) is null) ? null : string.Join(' ', ids);

    /// <summary>Puts into a variable what the script has made, unless the environment says otherwise.</summary>
    public void Fill(Script script, string variable, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0 || ids.All(id => There(id) is not null)) return;
        script.Line($"[ -n \"${variable}\" ] || {variable}=\"{string.Join(' ', ids.Select(id => There(id) ?? $"${Made[id]}"))}\"");
    }
}
