using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Runs;

/// <summary>Lets one person at a time act on a plan's workload: the runs that move it hold the ledger's lease from before their first step
/// to their end.</summary>
static class LeaseHolding
{
    static readonly string[] Movers = [FailoverRun.Kind, "relocate", "failback", "drill"];

    public static bool IsNeeded(string kind) => Movers.Contains(kind);

    /// <param name="plan">Whose lease.</param>
    /// <param name="world">To reach the ledger by.</param>
    /// <param name="run">The run that acts.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="options">Who acts, and whom the lease may be taken from.</param>
    /// <param name="drive">Drives it until nothing more can move, or it is cancelled.</param>
    /// <param name="isOver">As in <see cref="LedgerLease.TakeAsync"/>.</param>
    /// <param name="setOf">The recovery set that it used; null for none.</param>
    /// <param name="cancellationToken">The user's.</param>
    public static async Task<RunView> DriveAsync(
        Plan plan, RunWorld world, string run, string kind, RunOptions options, Func<CancellationToken, Task<RunView>> drive,
        Func<string, bool> isOver, Func<string?> setOf, CancellationToken cancellationToken)
    {
        var file = new LeaseFile(world.InSecondary.S3, plan.Ledger, plan.Name, world.Time);
        var by = options.By ?? RunControl.Me;
        await using var lease = await LedgerLease.TakeAsync(file, run, kind, by, options.TakeOver, cancellationToken, isOver);
        RunView view;
        try
        {
            view = await drive(lease.Token);
        }
        catch (OperationCanceledException) when (lease.IsLost)
        {
            throw new LeaseLostException(run, lease.Taker);
        }

        // A run that is stuck still has things of its own in the air: the lease is not given back before they are settled.
        if (view.Phase is "done" or "unwound")
        {
            var now = file.Now();
            await lease.GiveBackAsync(before => (view.Phase, kind) switch
            {
                ("done", FailoverRun.Kind or "relocate") => new(run, setOf(), by, now),
                ("done", "failback") => null,
                _ => before,
            });
        }

        return view;
    }
}
