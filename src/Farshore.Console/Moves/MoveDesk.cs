using Farshore.Console.Overview;
using Farshore.Console.Sets;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Console.Moves;

/// <summary>Who acts on a plan now, and what of it serves in the secondary: by the ledger, which every machine reads, and by this
/// home.</summary>
/// <param name="Holder">The run that holds the lease; null where none does.</param>
/// <param name="Standing">What serves in the secondary; null where the workload is at home.</param>
sealed record Acting(HolderView? Holder, StandingView? Standing)
{
    /// <summary>Why no other run may begin now, in a sentence; null where one may.</summary>
    public string? Obstacle => Holder is not { } holder ? null
        : $"The {Speech.Kind(holder.Kind)} {holder.Run} of {holder.By} acts on this plan since "
            + $"{holder.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"
            + (holder.IsFresh ? "" : ", and has not been heard of for a while: carry it on, or take over from it");
}

/// <summary>A run that acts on a plan.</summary>
/// <param name="IsHere">This home has it, so its page can be opened.</param>
/// <param name="IsFresh">It was heard of within the last minutes.</param>
sealed record HolderView(string Run, string Kind, string By, DateTimeOffset Since, bool IsHere, bool IsFresh);

/// <summary>What serves in the secondary.</summary>
/// <param name="By">Who brought it there; null where that is not written down.</param>
/// <param name="Resources">Every resource and where it answers.</param>
sealed record StandingView(
    string Run, string Set, string? By, DateTimeOffset Since, bool IsHere, IReadOnlyList<StandingResource> Resources);

/// <summary>A resource that serves in the secondary.</summary>
sealed record StandingResource(string Name, string Id, string Address, int? Port);

/// <summary>Reads who acts, and where the workload is.</summary>
sealed class MoveDesk(RecoveryEngine engine, SecondaryReader secondary, TimeProvider time)
{
    public Task<Acting> ActingAsync(Plan plan, CancellationToken cancellationToken) =>
        secondary.ReadAsync(plan, (world, token) => ReadAsync(plan, world, token), cancellationToken);

    async Task<Acting> ReadAsync(Plan plan, RunWorld world, CancellationToken cancellationToken)
    {
        var s3 = world.InSecondary.S3;
        try
        {
            var (lease, _) = await new LeaseFile(s3, plan.Ledger, plan.Name, time).ReadAsync(cancellationToken);
            var written = await new Ledger(s3, plan.Ledger, plan.Name).GetAsync(Standing.KeyOf(plan.Name), cancellationToken);
            return new(Holder(lease.Holder), written is null ? null : View(Standing.Parse(written), lease.Standing));
        }
        catch (StepRefusedException)
        {
            // There is no ledger: nobody can act on what was never protected.
            return new(null, null);
        }
    }

    HolderView? Holder(LeaseHolder? holder)
    {
        if (holder is null) return null;
        var known = engine.Runs.Find(holder.Run);

        // Its process died before it gave the lease back: who comes next may take it.
        if (known is { Phase: "done" or "unwound" }) return null;
        return new(holder.Run, holder.Kind, holder.By, holder.Since, known is not null, holder.Until >= time.GetUtcNow());
    }

    StandingView View(Standing standing, StandingFailover? told) => new(
        standing.Run, standing.Set, told?.Run == standing.Run ? told.By : null, standing.At, engine.Runs.Find(standing.Run) is not null,
        [.. standing.Resources.Select(one => new StandingResource(one.Name, one.Id, one.Address, one.Port))]);
}
