using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Translation;

/// <summary>What every decision of one translation looks at and writes to.</summary>
/// <param name="Wish">What the plan says.</param>
/// <param name="Environment">What was captured in the primary; empty where nothing was.</param>
/// <param name="IsCaptured">Whether the set has it at all: older sets do not.</param>
/// <param name="Survey">What there is in the secondary.</param>
/// <param name="Sheet">Where decisions are written.</param>
sealed record Ground(TranslationWish Wish, CapturedEnvironment Environment, bool IsCaptured, SecondarySurvey Survey, Sheet Sheet)
{
    public bool Makes => Wish.Network.Create;

    public string Region => Survey.Region;

    /// <summary>What the plan maps an identifier, or failing that a name, to.</summary>
    public string? Mapped(string id, string? name = null) =>
        Wish.Network.Mapping.TryGetValue(id, out var byId) ? byId
        : name is { Length: > 0 } && Wish.Network.Mapping.TryGetValue(name, out var byName) ? byName
        : null;

    public static string? NameOf(IReadOnlyDictionary<string, string> tags) => tags.GetValueOrDefault("Name");
}

/// <summary>Where something stands in the secondary.</summary>
/// <param name="Subnet">Null: AWS's default subnet.</param>
/// <param name="Vpc">Null where it is not known.</param>
/// <param name="Zone">Null where AWS chooses.</param>
sealed record Place(string? Subnet, string? Vpc, string? Zone);
