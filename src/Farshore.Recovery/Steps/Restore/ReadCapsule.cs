using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Reads a recovery set's capsule from the ledger in the secondary: from here on the run knows all it needs to.</summary>
/// <param name="Set">A set's name; null for the latest.</param>
/// <param name="Resources">What the plan wants restored: each must be in the set.</param>
public sealed record ReadCapsule(string Ledger, string Plan, string? Set, IReadOnlyList<string> Resources) : Step<Capsule>
{
    public override async Task<Capsule> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var capsule = await new Ledger(context.World.InSecondary.S3, Ledger, Plan).ReadCapsuleAsync(Set, cancellationToken);
        var missing = Resources.Where(resource => capsule.Find(resource) is null).ToList();
        return missing.Count == 0 ? capsule : throw new StepRefusedException(
            $"recovery set {capsule.Set} does not hold {string.Join(", ", missing)}: the plan gained it after the set was taken. "
            + "Recover with the plan as it was (it is in the capsule), or name another set");
    }
}
