using Farshore.Recovery.Proofs;

namespace Farshore.Console.Equality;

/// <summary>A bucket beside its replica, as they are now.</summary>
/// <param name="Id">Names this comparison among those of the bucket; null where there was none since the console began.</param>
/// <param name="Bucket">The plan's name of it.</param>
/// <param name="State">none, running, done, oneSided (the primary does not answer), failed or stopped.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Versions">Versions of the primary that were looked at.</param>
/// <param name="NotBrought">Old versions and delete markers that the plan does not bring to the secondary.</param>
/// <param name="Expected">How many versions of the primary there may be; null where nobody knows.</param>
/// <param name="Problem">Why it ended early, or why only one side was seen.</param>
sealed record ComparisonAnswer(string? Id, string Bucket, string Source, string Replica, string Primary, string Secondary, string State,
    string? By, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, long Versions, long Identical, long Differences, long NotBrought,
    long SecondaryVersions, long MetadataCompared, long? Expected, string? Problem)
{
    /// <summary>Whoever asked now joined a comparison that another had begun.</summary>
    public bool? Joined { get; init; }

    /// <summary>Every class there are differences of, or all of them with their cures where there is no comparison yet.</summary>
    public IReadOnlyList<ClassAnswer>? Classes { get; init; }
}

/// <summary>A class of difference.</summary>
/// <param name="Class">Its name, for asking after its keys.</param>
/// <param name="Count">How many versions are in it.</param>
/// <param name="Kept">How many of them can be listed.</param>
/// <param name="Cure">What it means and what helps.</param>
sealed record ClassAnswer(string Class, long Count, long Kept, DifferenceCure Cure);

/// <summary>Some differences of one class, in the order of keys.</summary>
/// <param name="Next">The cursor of the next page; null on the last.</param>
sealed record DifferencesAnswer(string Id, string Class, long Count, IReadOnlyList<VersionDifference> Differences, string? Next);
