using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Sets;

/// <summary>What is still to be taken away of a set that no longer counts. It stays in the ledger until there is nothing left.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Points">Its recovery points that are still there.</param>
public sealed record PrunedSet(string Set, IReadOnlyList<PrunedPoint> Points);

/// <summary>A recovery point that is to go.</summary>
/// <param name="Vault">Where it is.</param>
/// <param name="Problem">Why it could not be taken away so far; null where that was not tried.</param>
public sealed record PrunedPoint(Side Side, string Vault, string Arn, string? Problem = null);

/// <summary>What pruning did, or would do.</summary>
/// <param name="Fates">What becomes of every set, newest first.</param>
/// <param name="Removed">Sets that are gone now.</param>
/// <param name="Left">What is remembered to be taken away later.</param>
/// <param name="Note">Why nothing was taken away, though something should go; null otherwise.</param>
public sealed record PruneResult(
    IReadOnlyList<SetFate> Fates, IReadOnlyList<string> Removed, IReadOnlyList<PrunedPoint> Left, string? Note = null);
