namespace Farshore.Cli.Sets;

/// <summary>What pruning did, or would do.</summary>
/// <param name="Kept">Sets that stay, with the reasons.</param>
/// <param name="Going">Sets that go, or went.</param>
/// <param name="Removed">Whether they are gone.</param>
/// <param name="Left">Recovery points that are remembered to be taken away later, with the reason.</param>
/// <param name="Note">Why nothing was taken away; null otherwise.</param>
sealed record PruneAnswer(
    IReadOnlyList<KeptAnswer> Kept, IReadOnlyList<string> Going, bool Removed, IReadOnlyList<LeftAnswer> Left, string? Note);

/// <summary>A set that stays.</summary>
sealed record KeptAnswer(string Set, IReadOnlyList<string> Reasons);

/// <summary>A recovery point that could not be taken away yet.</summary>
sealed record LeftAnswer(string Arn, string Vault, string? Problem);
