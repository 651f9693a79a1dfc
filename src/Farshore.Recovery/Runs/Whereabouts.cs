using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Runs;

/// <summary>Knows where a plan's workload is: by the ledger, which any machine can read, or by this home's own runs.</summary>
sealed class Whereabouts(RunStore runs)
{
    /// <summary>What brought the plan's workload where it stands in the secondary; null where it is at home.</summary>
    public RunState? Latest(string plan) => runs.OfKinds(plan, FailoverRun.Kind, RelocateRun.Kind, FailbackRun.Kind)
        .Where(run => run.Phase is not "unwound")
        .Select(run => runs.Readable(run.Run)).OfType<RunState>().FirstOrDefault(state => HandedOver(state).Count > 0)
        is { } latest && latest.Created.Kind is not FailbackRun.Kind ? latest : null;

    /// <summary>What a run handed over, each resource once.</summary>
    public static IReadOnlyList<Restored> HandedOver(RunState state) =>
        [.. EvidenceReport.Outputs<HandOver, Restored>(state, StepKinds.Catalog).Select(found => found.Output).DistinctBy(one => one.Name)];

    /// <summary>What stands in the secondary, and the set that it was rebuilt from.</summary>
    /// <exception cref="StepRefusedException">Nothing does.</exception>
    public async Task<(Standing Standing, Capsule Set)> StandingAsync(RunWorld world, Plan plan, CancellationToken cancellationToken)
    {
        var ledger = new Ledger(world.InSecondary.S3, plan.Ledger, plan.Name);
        var written = await ledger.GetAsync(Standing.KeyOf(plan.Name), cancellationToken);
        var standing = (written is null ? Here(plan.Name) : Standing.Parse(written)) ?? throw new StepRefusedException(
            $"the ledger {plan.Ledger} does not say that anything of {plan.Name} stands in {plan.Secondary.Region}: there is nothing to "
            + "lead home. A failover or a relocation writes it there");
        return (standing, await ledger.ReadCapsuleAsync(standing.Set, cancellationToken));
    }

    Standing? Here(string plan) =>
        Latest(plan) is { } state && EvidenceReport.CapsuleOf(state, StepKinds.Catalog) is { } capsule
            ? new(state.Run, capsule.Set, state.LastAt, HandedOver(state)) : null;
}
