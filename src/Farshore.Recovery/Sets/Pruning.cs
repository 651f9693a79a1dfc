using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Backup;

namespace Farshore.Recovery.Sets;

/// <summary>Takes recovery sets away that a plan's retention does not keep. A set stops counting before anything of it goes, and what could
/// not be taken away is remembered in the ledger: losing the process, or the primary, loses nothing.</summary>
public sealed class Pruning(RunWorld world, Ledger ledger, LeaseFile lease, PlanRetention keep, PlanVaults vaults)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Decides, and changes nothing.</summary>
    /// <param name="inUse">Sets that something still needs, beside what the ledger's lease says; and what.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PruneResult> DecideAsync(IReadOnlyDictionary<string, string> inUse, CancellationToken cancellationToken)
    {
        var capsules = await ledger.ReadAllAsync(cancellationToken);
        var (held, _) = await lease.ReadAsync(cancellationToken);
        var needed = inUse.ToDictionary(StringComparer.Ordinal);
        if (held.Standing is { Set: { } standing } failover) needed.TryAdd(standing, failover.Run);
        var fates = Retention.Decide(
            [.. capsules.Select(capsule => new KeptSet(capsule.Set, capsule.Youngest, capsule.IsRecoverable, capsule.IsLacking))], keep,
                needed);
        return new(fates, [], [], await ObstacleAsync(capsules, fates, held, cancellationToken));
    }

    /// <summary>Decides, and takes away.</summary>
    /// <inheritdoc cref="DecideAsync"/>
    public async Task<PruneResult> RunAsync(IReadOnlyDictionary<string, string> inUse, CancellationToken cancellationToken)
    {
        var decided = await DecideAsync(inUse, cancellationToken);
        if (decided.Note is not null) return decided;
        var going = decided.Fates.Where(fate => !fate.Stays).Select(fate => fate.Set).ToList();
        var newest = decided.Fates.FirstOrDefault(fate => fate.Stays)?.Set;
        foreach (var set in going)
        {
            var capsule = await ledger.ReadCapsuleAsync(set, cancellationToken);
            await ledger.PutAsync(ledger.PrunedKey(set),
                JsonSerializer.Serialize(new PrunedSet(set, PointsOf(capsule)), SetShapes.Default.PrunedSet), cancellationToken);
            await ledger.ForgetAsync(set, newest, cancellationToken);
        }

        return decided with { Removed = going, Left = await SweepAsync(cancellationToken) };
    }

    /// <summary>Takes away what is remembered, of this time and of earlier ones.</summary>
    async Task<IReadOnlyList<PrunedPoint>> SweepAsync(CancellationToken cancellationToken)
    {
        List<PrunedPoint> left = [];
        bool? isPrimaryThere = null;
        foreach (var key in await ledger.PrunedAsync(cancellationToken))
        {
            if (await ledger.GetAsync(key, cancellationToken) is not { } text) continue;
            var pruned = JsonSerializer.Deserialize(text, SetShapes.Default.PrunedSet)!;
            await ledger.PurgeAsync(pruned.Set, cancellationToken);
            if (pruned.Points.Any(point => point.Side is Side.Primary)) isPrimaryThere ??= await IsPrimaryThereAsync(cancellationToken);
            List<PrunedPoint> still = [];
            foreach (var point in pruned.Points)
            {
                var problem = point.Side is Side.Primary && isPrimaryThere is not true ? "the primary does not answer"
                    : await DeleteAsync(point, cancellationToken);
                if (problem is not null) still.Add(point with { Problem = problem });
            }

            if (still.Count == 0) await ledger.DeleteAsync(key, cancellationToken);
            else await ledger.PutAsync(key, JsonSerializer.Serialize(pruned with { Points = still }, SetShapes.Default.PrunedSet),
                cancellationToken);
            left.AddRange(still);
        }

        return left;
    }

    /// <returns>Why it is still there; null where it is gone.</returns>
    async Task<string?> DeleteAsync(PrunedPoint point, CancellationToken cancellationToken)
    {
        try
        {
            await RecoveryPoints.DeleteAsync(world.At(point.Side).Aws, point.Vault, point.Arn, cancellationToken);
            return null;
        }
        catch (Exception refused) when ((Failure.AsRefusal(refused) ?? Failure.Transient(refused)) is not null)
        {
            return Failure.AsRefusal(refused) ?? refused.Message;
        }
    }

    /// <summary>Why nothing may go now; null where it may.</summary>
    async Task<string?> ObstacleAsync(
        IReadOnlyList<Capsule> capsules, IReadOnlyList<SetFate> fates, Lease held, CancellationToken cancellationToken)
    {
        var going = fates.Where(fate => !fate.Stays).Select(fate => fate.Set).ToHashSet(StringComparer.Ordinal);
        if (going.Count == 0) return null;
        if (held.Holder is { } holder) return $"run {holder.Run} of {holder.By} acts on the plan: sets are taken away when it is over";
        var points = capsules.Where(capsule => going.Contains(capsule.Set)).SelectMany(PointsOf)
            .Select(point => (point.Side, point.Vault)).Distinct().ToList();
        foreach (var (side, vault) in points)
        {
            if (await IsLockedAsync(side, vault, cancellationToken))
                return $"vault {vault} in the {(side is Side.Primary ? "primary" : "secondary")} is locked: nobody can delete what is in "
                    + $"it before its retention ends";
        }

        return null;
    }

    async Task<bool> IsLockedAsync(Side side, string vault, CancellationToken cancellationToken)
    {
        try
        {
            return (await DescribeAsync(side, vault, cancellationToken)).Locked is true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Deleting itself will tell.
            return false;
        }
    }

    async Task<bool> IsPrimaryThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            await DescribeAsync(Side.Primary, vaults.Primary, cancellationToken);
            return true;
        }
        catch (AwsException answered) when (Failure.Transient(answered) is null)
        {
            return true;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    async Task<DescribeBackupVaultOutput> DescribeAsync(Side side, string vault, CancellationToken cancellationToken)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        soon.CancelAfter(Patience);
        return await world.At(side).Aws.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = vault }, soon.Token);
    }

    IReadOnlyList<PrunedPoint> PointsOf(Capsule capsule) =>
    [
        .. capsule.Members.Where(member => member.Copy is not null)
            .Select(member => new PrunedPoint(Side.Secondary, capsule.SecondaryVault, member.Copy!)),
        .. capsule.Members.Where(member => member.RecoveryPoint is not null)
            .Select(member => new PrunedPoint(Side.Primary, capsule.PrimaryVault ?? vaults.Primary, member.RecoveryPoint!)),
    ];
}
