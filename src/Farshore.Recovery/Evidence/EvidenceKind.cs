using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Evidence;

/// <summary>The kinds of run that leave evidence, and the word for the good end of each.</summary>
public static class EvidenceKind
{
    /// <summary>The verdict over what proves nothing.</summary>
    public const string Nothing = "done";

    static readonly Dictionary<string, string> GoodEnds = new(StringComparer.Ordinal)
    {
        [FailoverRun.Kind] = "recovered",
        [VerifyRun.Kind] = "verified",
        ["drill"] = "rehearsed",
        ["relocate"] = "relocated",
        ["failback"] = "returned",
    };

    /// <summary>Whether runs of the kind prove anything.</summary>
    public static bool Proves(string kind) => GoodEnds.ContainsKey(kind);

    /// <summary>Whether the kind rebuilds the workload, so that its time is a recovery time.</summary>
    public static bool Rebuilds(string kind) => Proves(kind) && kind is not VerifyRun.Kind;

    /// <summary>The verdict over a run of the kind that did and proved all it should.</summary>
    public static string GoodEnd(string kind) => GoodEnds.GetValueOrDefault(kind, Nothing);

    /// <summary>A failback that only said what was written where: it moved nothing, so there is nothing for it to prove.</summary>
    public static bool OnlyLooked(RunState state) =>
        state is { Created.Kind: FailbackRun.Kind, End: RunEnd.Done, HandedOver: false };

    internal static bool IsGoodEnd(string verdict) => GoodEnds.ContainsValue(verdict);
}
