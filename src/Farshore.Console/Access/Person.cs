using Farshore.Recovery.Runs;

namespace Farshore.Console.Access;

/// <summary>Who asks: the name that was given with the link they came by. Handlers take it as a parameter.</summary>
/// <param name="Name">As it is shown beside what they do.</param>
sealed record Person(string Name)
{
    const int LongestName = 80;

    /// <summary>Whoever started the console; the first link is theirs.</summary>
    public static Person Host { get; } = new(RunControl.Me);

    /// <summary>A program that brought the console's token.</summary>
    public static Person Token { get; } = new("token");

    /// <summary>As journals and evidence name them.</summary>
    public string By => Name == RunControl.Me ? Name : $"{Name} via console ({RunControl.Me})";

    /// <summary>A name that somebody was invited by; null where it is none: empty, too long, or with what does not print.</summary>
    public static Person? Called(string? name) =>
        name?.Trim() is { Length: > 0 and <= LongestName } known && !known.Any(char.IsControl) ? new(known) : null;
}
