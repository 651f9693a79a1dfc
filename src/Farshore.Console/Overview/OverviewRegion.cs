namespace Farshore.Console.Overview;

/// <summary>A Region on the map.</summary>
/// <param name="Region">E.g. <c>eu-west-1</c>.</param>
/// <param name="Role">primary or secondary.</param>
/// <param name="Place">City or area; the Region's own name where it is not known where that is.</param>
/// <param name="IsPlaceKnown">Whether it is really there, or only drawn there.</param>
/// <param name="Answers">Null while nobody has asked yet, or where it is not known.</param>
/// <param name="SilentSince">Since when it does not answer; null where it does.</param>
/// <param name="IsLocal">It is a process on this machine: a rehearsal.</param>
sealed record OverviewRegion(
    string Region, string Role, string Place, double Latitude, double Longitude, bool IsPlaceKnown, bool? Answers,
    DateTimeOffset? SilentSince, bool IsLocal)
{
    /// <summary>What is wrong with asking it; null where nothing is.</summary>
    public string? Trouble { get; init; }
}
