using Farshore.Recovery.Sets;

namespace Farshore.Cli.Sets;

/// <summary>A recovery set in a list.</summary>
/// <param name="Set">Its name.</param>
/// <param name="Instant">The time it is as of.</param>
/// <param name="SkewSeconds">Spread of its members' moments.</param>
/// <param name="Bytes">Size of what machines and databases hold.</param>
/// <param name="Recoverable">Whether all of it was compared, and the secondary has it.</param>
/// <param name="Lacking">Whether the secondary was shown to lack some of it.</param>
/// <param name="ProvedAt">When everything in it was shown to be equal; null where that was not shown.</param>
/// <param name="Keeps">Why it is kept; empty: the next pruning takes it away.</param>
/// <param name="Members">In the plan's order.</param>
sealed record SetAnswer(
    string Set, DateTimeOffset Instant, double SkewSeconds, long Bytes, bool Recoverable, bool Lacking, DateTimeOffset? ProvedAt,
    IReadOnlyList<string> Keeps, IReadOnlyList<SetMemberAnswer> Members)
{
    public static SetAnswer Of(Capsule capsule, IReadOnlyList<string> keeps) => new(
        capsule.Set, capsule.Instant ?? capsule.Youngest, capsule.SkewSeconds, capsule.Members.Sum(member => member.Bytes),
        capsule.IsRecoverable, capsule.IsLacking, capsule.ProvedAt, keeps, [.. capsule.Members.Select(SetMemberAnswer.Of)]);
}

/// <summary>A member of a recovery set.</summary>
/// <param name="Moment">The time its content is of.</param>
/// <param name="In">What holds it in the secondary: a recovery point's ARN, or a bucket.</param>
/// <param name="Found">What its comparison came to.</param>
/// <param name="Missing">True where it is not in the secondary any more; null where nobody looked.</param>
sealed record SetMemberAnswer(
    string Name, string Type, DateTimeOffset Moment, string Source, string? In, long Bytes, bool Recoverable, bool? Equal, string? Found,
    bool? Missing = null)
{
    public static SetMemberAnswer Of(CapsuleMember member) => new(
        member.Name, member.Type, member.Moment, member.Source, member.Copy ?? member.Bucket?.Replica, member.Bytes, member.IsRecoverable,
        member.Proof?.Equal, member.Proof?.Found);
}

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
