using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Backup;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Reads a recovery set's capsule from the ledger in the secondary: from here on the run knows all it needs to.</summary>
/// <param name="Set">A set's name; null for the latest.</param>
/// <param name="Resources">What the plan wants restored: each must be in the set.</param>
public sealed record ReadCapsule(string Ledger, string Plan, string? Set, IReadOnlyList<string> Resources) : Step<Capsule>
{
    /// <summary>The newest set that holds nothing younger is read; null where <see cref="Set"/> says which.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The set that this run itself has sealed; null where it takes none.</summary>
    public Ref<SetSealed>? Sealed { get; init; }

    /// <summary>Members that somebody has taken away are left to whoever looks at them; otherwise they are a refusal.</summary>
    public bool MayLackMembers { get; init; }

    public override IEnumerable<string> Needs() => Sealed is { } taken ? [taken.Step] : [];

    public override async Task<Capsule> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var ledger = new Ledger(context.World.InSecondary.S3, Ledger, Plan);
        var capsule = AsOf is { } moment && Set is null && Sealed is null
            ? await ledger.ReadCapsuleAsync(moment, cancellationToken)
            : await ledger.ReadCapsuleAsync(Sealed is { } taken ? context.Read(taken).Set : Set, cancellationToken);
        var missing = Resources.Where(resource => capsule.Find(resource) is null).ToList();
        if (missing.Count > 0)
        {
            throw new StepRefusedException(
                $"recovery set {capsule.Set} does not hold {string.Join(", ", missing)}: the plan gained it after the set was taken. "
                + "Recover with the plan as it was (it is in the capsule), or name another set");
        }

        if (!MayLackMembers) await LookAsync(context, ledger, capsule, cancellationToken);
        return capsule;
    }

    async Task LookAsync(StepContext context, Ledger ledger, Capsule capsule, CancellationToken cancellationToken)
    {
        var presence = new MemberPresence(context.World.InSecondary, ledger);
        var gone = await presence.MissingAsync(capsule, IsWanted, cancellationToken);
        if (gone.Count == 0) return;
        var others = await presence.OthersAsync(capsule.Set, IsWanted, cancellationToken);
        throw new StepRefusedException($"recovery set {capsule.Set} is not whole any more: {string.Join("; ", gone)} is gone. "
            + (others.Count == 0 ? "No other set would do" : $"These sets would do, with --set: {string.Join(", ", others)}"));
    }

    bool IsWanted(CapsuleMember member) => Resources.Contains(member.Name);
}
