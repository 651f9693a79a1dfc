namespace Farshore.Console.Overview;

/// <summary>Decides, here alone, whether a recovery point is good enough: every clock, colour and word of the overview follows.</summary>
static class ResourceState
{
    public const string Met = "met", Near = "near", Missed = "missed", Unknown = "unknown";

    // From here on a person has time to act before the objective is missed.
    const double NearFrom = 0.8;

    /// <param name="age">Of the newest data that the secondary holds; null where it holds none.</param>
    /// <param name="objective">The greatest age that is good enough.</param>
    /// <param name="predicted">What the age will have grown to when the next set is about to be ready; null where none is due.</param>
    /// <param name="isKnown">Whether anybody could be asked.</param>
    public static string Of(double? age, double objective, double? predicted, bool isKnown = true) => (age, isKnown) switch
    {
        (_, false) => Unknown,
        (null, _) => Missed,
        ({ } now, _) when now > objective => Missed,
        ({ } now, _) when now > objective * NearFrom || predicted > objective => Near,
        _ => Met,
    };

    /// <summary>When an age that grows turns the state, in seconds from now; null where it does not by itself, or has already.</summary>
    public static (double? NearIn, double? MissedIn) Turns(double? age, double objective, bool ticks) => ticks && age is { } now
        ? (Ahead(objective * NearFrom, now), Ahead(objective, now)) : (null, null);

    static double? Ahead(double at, double now) => at >= now ? at - now : null;

    /// <summary>The state of the whole: that of its worst part.</summary>
    public static string Worst(IEnumerable<string> states) => states.DefaultIfEmpty(Unknown).MaxBy(Rank)!;

    static int Rank(string state) => state switch { Missed => 3, Unknown => 2, Near => 1, _ => 0 };
}
