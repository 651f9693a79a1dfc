namespace Farshore.Recovery.Proofs;

/// <summary>What a comparison of two buckets has found so far.</summary>
/// <param name="Versions">Versions of the primary that were looked at.</param>
/// <param name="Identical">Those of which the secondary has the same.</param>
/// <param name="NotBrought">Old versions and delete markers that the plan does not bring to the secondary, and that are not there.</param>
/// <param name="SecondaryVersions">Versions of the secondary that were looked at.</param>
/// <param name="MetadataCompared">Versions whose headers, metadata and tags were compared as well.</param>
/// <param name="LastKey">How far it has come, in S3's order; null before the first key.</param>
/// <param name="Counts">Differences by class; a class without any is left out.</param>
public sealed record SideBySideCounts(
    long Versions, long Identical, long NotBrought, long SecondaryVersions, long MetadataCompared, string? LastKey,
    IReadOnlyDictionary<DifferenceClass, long> Counts)
{
    public long Differences => Counts.Values.Sum();
}

/// <summary>Gathers what a comparison finds; it may be read while that goes on. Every difference is counted, and of each class the first
/// are kept.</summary>
public sealed class SideBySideTally
{
    /// <summary>Differences that are kept of a class.</summary>
    public const int MostKept = 5000;

    readonly Lock gate = new();
    readonly SortedDictionary<DifferenceClass, long> counts = [];
    readonly Dictionary<DifferenceClass, List<VersionDifference>> kept = [];
    long versions, identical, notBrought, secondaryVersions, metadata;
    string? lastKey;

    public SideBySideCounts Counts
    {
        get
        {
            lock (gate)
                return new(versions, identical, notBrought, secondaryVersions, metadata, lastKey,
                    new SortedDictionary<DifferenceClass, long>(counts));
        }
    }

    /// <summary>Some of those of one class, in the order of keys.</summary>
    public IReadOnlyList<VersionDifference> Of(DifferenceClass of, int from, int most)
    {
        lock (gate) return kept.TryGetValue(of, out var found) ? [.. found.Skip(from).Take(most)] : [];
    }

    /// <summary>Versions that only one side can be asked about.</summary>
    public void See(string key)
    {
        lock (gate) (lastKey, secondaryVersions) = (key, secondaryVersions + 1);
    }

    internal void Add(PairJudged judged)
    {
        lock (gate)
        {
            lastKey = judged.Key;
            if (judged.InPrimary) versions++;
            if (judged.InSecondary) secondaryVersions++;
            if (judged.MetadataCompared) metadata++;
            if (judged.IsNotBrought) notBrought++;
            else if (judged.Difference is { } difference) Keep(difference);
            else if (judged is { InPrimary: true, InSecondary: true }) identical++;
        }
    }

    void Keep(VersionDifference difference)
    {
        counts[difference.Class] = counts.GetValueOrDefault(difference.Class) + 1;
        if (!kept.TryGetValue(difference.Class, out var list)) kept[difference.Class] = list = [];
        if (list.Count < MostKept) list.Add(difference);
    }
}

/// <summary>One pair of versions, judged.</summary>
/// <param name="Key">The object.</param>
/// <param name="InPrimary">The primary has one.</param>
/// <param name="InSecondary">The secondary has one.</param>
/// <param name="Difference">Null where they are the same.</param>
sealed record PairJudged(string Key, bool InPrimary, bool InSecondary, VersionDifference? Difference)
{
    public bool MetadataCompared { get; init; }

    /// <summary>It is not there, and the plan does not want it there.</summary>
    public bool IsNotBrought { get; init; }
}
