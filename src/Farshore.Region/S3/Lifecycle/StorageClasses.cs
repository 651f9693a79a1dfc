namespace Farshore.Region.S3.Lifecycle;

/// <summary>The way down that lifecycle rules may send objects; never up.</summary>
static class StorageClasses
{
    // From often read to hardly ever.
    static readonly string[] Descent =
        ["STANDARD", "STANDARD_IA", "INTELLIGENT_TIERING", "ONEZONE_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"];

    public static bool CanBeReached(string? name) => name is not null && Array.IndexOf(Descent, name) > 0;

    /// <summary>Whether an object of one class may go to another.</summary>
    public static bool GoesTo(string from, string to) => Rank(from) < Rank(to);

    /// <summary>Position in the descent; classes outside of it count as the first.</summary>
    public static int Rank(string name) => Math.Max(0, Array.IndexOf(Descent, name));

    public static bool IsInfrequent(string name) => name is "STANDARD_IA" or "ONEZONE_IA";

    public static bool IsArchive(string name) => name is "GLACIER" or "DEEP_ARCHIVE";
}
