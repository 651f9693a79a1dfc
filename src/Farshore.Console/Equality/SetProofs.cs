using Farshore.Recovery.Sets;

namespace Farshore.Console.Equality;

/// <summary>What was compared when a recovery set was sealed, as its capsule tells it.</summary>
static class SetProofs
{
    public static IReadOnlyDictionary<string, EqualityRow> Of(Capsule capsule)
    {
        EqualityOrigin from = new("backup", capsule.Set, capsule.Set, capsule.ProvedAt ?? capsule.SealedAt);
        return capsule.Members.ToDictionary(member => member.Name, member => RowOf(member, from), StringComparer.Ordinal);
    }

    static EqualityRow RowOf(CapsuleMember member, EqualityOrigin from) => new(
        member.Name, member.Type, member.Source.Length == 0 ? null : member.Source, member.Bucket?.Replica ?? member.Copy,
        EqualityRow.VerdictOf(member.Proof?.Equal), member.Proof is { Equal: not null } proof ? proof.Found : "nothing was compared",
        member.Proof is { Equal: null } open ? open.Found : member.Note, from, Roots(member), []);

    static IReadOnlyList<EqualityRoots> Roots(CapsuleMember member) => member switch
    {
        { Bucket: { } bucket } => [new("versions", "versions", new(bucket.Root, bucket.Versions), null, null, Verdict(member), null)],
        { Disks: { } disks } => [.. disks.Select(disk => new EqualityRoots(disk.Device, "blocks", new(disk.Root, disk.Blocks),
            member.Proof is { Equal: true } ? new(disk.Root, disk.Blocks) : null, null, Verdict(member), null))],
        _ => Tables(member, null),
    };

    /// <summary>Tables by the hashes of the original, beside the rows that were counted in what was restored.</summary>
    public static IReadOnlyList<EqualityRoots> Tables(CapsuleMember? member, IReadOnlyDictionary<string, long>? restored)
    {
        var original = member?.Proof?.Tables ?? new Dictionary<string, TableFound>();
        var isEqual = member?.Proof?.Equal;
        return [.. original.Keys.Union(restored?.Keys ?? []).Order(StringComparer.Ordinal).Select(table =>
        {
            var was = original.TryGetValue(table, out var found) ? new EqualitySide(found.Hash, found.Rows) : null;
            var now = restored is not null && restored.TryGetValue(table, out var rows) ? new EqualitySide(null, rows) : null;
            return new EqualityRoots(table, "rows", was, isEqual is true ? was : null, now,
                was is null ? EqualityRow.NotCompared : EqualityRow.VerdictOf(isEqual is true ? true : null),
                was is not null && now is not null && was.Amount != now.Amount
                    ? $"{now.Amount - was.Amount:+#,0;-#,0} rows beside the original's, by what was written since "
                        + "or recovered to another moment"
                    : null);
        })];
    }

    static string Verdict(CapsuleMember member) => EqualityRow.VerdictOf(member.Proof?.Equal);
}
