using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>What checks look at, each thing read once however many checks ask for it.</summary>
sealed class PreflightFacts
{

    public PreflightFacts(Plan plan, RunWorld world, RunStore? runs, bool asksPrimary, CancellationToken cancellationToken)
    {
        (Plan, World, Runs, AsksPrimary, CancellationToken) = (plan, world, runs, asksPrimary, cancellationToken);
        Commands = new(plan, world);
        Primary = new(world.InPrimary, Side.Primary, world, Commands, cancellationToken);
        Secondary = new(world.InSecondary, Side.Secondary, world, Commands, cancellationToken);
        Sources = new(this);
        Wanted = new(this);
    }

    public Plan Plan { get; }

    public RunWorld World { get; }

    public RunStore? Runs { get; }

    /// <summary>Whether the primary may be asked. A recovery must do without it, and so must the checks before one.</summary>
    public bool AsksPrimary { get; }

    public CancellationToken CancellationToken { get; }

    public Commands Commands { get; }

    public RegionFacts Primary { get; }

    public RegionFacts Secondary { get; }

    public Sources Sources { get; }

    public Wanted Wanted { get; }

    /// <summary>The latest recovery set; null where there is none.</summary>
    public Task<Capsule?> LatestSetAsync() => Secondary.Known.OnceAsync("latest set", ReadLatestAsync);

    /// <summary>IAM is one for all Regions of an account, so the side that may be asked tells.</summary>
    public IdentityFacts Identities => (AsksPrimary ? Primary : Secondary).Identities;

    public RegionFacts At(Side side) => side is Side.Primary ? Primary : Secondary;

    async Task<Capsule?> ReadLatestAsync()
    {
        await Secondary.ReachedAsync();
        if (!await Secondary.Bucket(Plan.Ledger).ExistsAsync()) return null;
        Ledger ledger = new(World.InSecondary.S3, Plan.Ledger, Plan.Name);
        return await ledger.LatestAsync(CancellationToken) is { } set
            ? await ledger.ReadCapsuleAsync(set.Trim(), CancellationToken) : null;
    }
}
