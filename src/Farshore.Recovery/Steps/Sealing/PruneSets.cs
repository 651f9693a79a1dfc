using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Sealing;

/// <summary>Takes away the recovery sets that the plan's retention does not keep, when a new one is there. That it cannot is no failure of
/// the backup.</summary>
/// <param name="InUse">Sets that something still needs, and what.</param>
public sealed record PruneSets(
    string Ledger, string Plan, PlanRetention Keep, PlanVaults Vaults, IReadOnlyDictionary<string, string> InUse,
    IReadOnlyList<string> After) : Step<PruneResult>
{
    public override IEnumerable<string> Needs() => After;

    public override bool MaySkip() => true;

    public override PruneResult WhenSkipped(string reason) => new([], [], [], reason);

    public override async Task<PruneResult> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (world, s3) = (context.World, context.World.InSecondary.S3);
        try
        {
            return await new Pruning(world, new(s3, Ledger, Plan), new(s3, Ledger, Plan, world.Time), Keep, Vaults)
                .RunAsync(InUse, cancellationToken);
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            return WhenSkipped(reason);
        }
    }
}
