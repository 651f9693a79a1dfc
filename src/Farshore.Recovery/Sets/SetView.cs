using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Sets;

/// <summary>A recovery set as people see it, at a terminal and in a browser.</summary>
/// <param name="Set">Its name.</param>
/// <param name="Instant">The time it is as of.</param>
/// <param name="SkewSeconds">Spread of its members' moments.</param>
/// <param name="Bytes">Size of what machines and databases hold.</param>
/// <param name="Recoverable">Whether all of it was compared, and the secondary has it.</param>
/// <param name="Lacking">Whether the secondary was shown to lack some of it.</param>
/// <param name="ProvedAt">When everything in it was shown to be equal; null where that was not shown.</param>
/// <param name="Keeps">Why it is kept; empty: the next pruning takes it away.</param>
/// <param name="Members">In the plan's order.</param>
public sealed record SetView(
    string Set, DateTimeOffset Instant, double SkewSeconds, long Bytes, bool Recoverable, bool Lacking, DateTimeOffset? ProvedAt,
    IReadOnlyList<string> Keeps, IReadOnlyList<SetMemberView> Members)
{
    public static SetView Of(Capsule capsule, IReadOnlyList<string> keeps) => new(
        capsule.Set, capsule.Instant ?? capsule.Youngest, capsule.SkewSeconds, capsule.Members.Sum(member => member.Bytes),
        capsule.IsRecoverable, capsule.IsLacking, capsule.ProvedAt, keeps, [.. capsule.Members.Select(SetMemberView.Of)]);

    /// <summary>Every set, newest first, with what retention would do to it.</summary>
    /// <param name="capsules">All there are.</param>
    /// <param name="keep">How many of which kind.</param>
    /// <param name="inUse">Sets that something still needs, and what.</param>
    public static IReadOnlyList<SetView> Of(
        IReadOnlyList<Capsule> capsules, PlanRetention keep, IReadOnlyDictionary<string, string> inUse)
    {
        var fates = Retention.Decide(
            [.. capsules.Select(one => new KeptSet(one.Set, one.Youngest, one.IsRecoverable, one.IsLacking))], keep, inUse)
            .ToDictionary(fate => fate.Set, StringComparer.Ordinal);
        return [.. capsules.OrderBy(one => one.Youngest).ThenBy(one => one.SealedAt).Reverse()
            .Select(one => Of(one, fates[one.Set].Reasons))];
    }

    /// <summary>One set, and for each member whether it is still there.</summary>
    public static async Task<SetView> LookAsync(
        Capsule capsule, IReadOnlyList<string> keeps, MemberPresence presence, CancellationToken cancellationToken)
    {
        var members = await Task.WhenAll(capsule.Members.Select(async member => SetMemberView.Of(member) with
        {
            Missing = (await presence.MissingAsync(capsule, one => one == member, cancellationToken)).Count > 0,
        }));
        return Of(capsule, keeps) with { Members = members };
    }
}

/// <summary>A member of a recovery set.</summary>
/// <param name="Moment">The time its content is of.</param>
/// <param name="In">What holds it in the secondary: a recovery point's ARN, or a bucket.</param>
/// <param name="Found">What its comparison came to.</param>
/// <param name="Missing">True where it is not in the secondary any more; null where nobody looked.</param>
public sealed record SetMemberView(
    string Name, string Type, DateTimeOffset Moment, string Source, string? In, long Bytes, bool Recoverable, bool? Equal, string? Found,
    bool? Missing = null)
{
    public static SetMemberView Of(CapsuleMember member) => new(
        member.Name, member.Type, member.Moment, member.Source, member.Copy ?? member.Bucket?.Replica, member.Bytes, member.IsRecoverable,
        member.Proof?.Equal, member.Proof?.Found);
}
