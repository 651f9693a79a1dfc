using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Return;

/// <summary>Writes into the ledger what now serves in the secondary.</summary>
/// <param name="Set">What it was rebuilt from.</param>
/// <param name="Restored">As it was handed over.</param>
public sealed record RecordStanding(string Ledger, Ref<Capsule> Set, IReadOnlyList<Ref<Restored>> Restored, IReadOnlyList<string> After)
    : Step<string>
{
    public override IEnumerable<string> Needs() => [Set.Step, .. Restored.Select(one => one.Step), .. After];

    /// <returns>The key it is under.</returns>
    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var plan = context.State.Created.Plan;
        var standing = new Standing(context.State.Run, context.Read(Set).Set, context.World.Time.GetUtcNow(),
            [.. Restored.Select(context.Read)]);
        await new Ledger(context.World.InSecondary.S3, Ledger, plan).PutAsync(Standing.KeyOf(plan), standing.Write(), cancellationToken);
        return Standing.KeyOf(plan);
    }
}

/// <summary>Takes that record away: the workload is home.</summary>
public sealed record ForgetStanding(string Ledger, IReadOnlyList<string> After) : Step<bool>
{
    public override IEnumerable<string> Needs() => After;

    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var plan = context.State.Created.Plan;
        await new Ledger(context.World.InPrimary.S3, Ledger, plan).DeleteAsync(Standing.KeyOf(plan), cancellationToken);
        return true;
    }
}
