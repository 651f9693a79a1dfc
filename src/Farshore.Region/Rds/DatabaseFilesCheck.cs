using System.Runtime.CompilerServices;
using Farshore.Region.Hosting;
using Farshore.Region.Rds.Snapshots;
using Farshore.Region.Storage.Checks;

namespace Farshore.Region.Rds;

/// <summary>Verifies that every snapshot has its whole content, held so that no sweep takes it, and every instance its data.</summary>
sealed class DatabaseFilesCheck(RegionContext region, RdsState state, SnapshotStore contents) : IRegionCheck
{
    public async IAsyncEnumerable<Finding> CheckAsync(bool mend, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var holds = region.Blocks.Manifests.Holds().ToHashSet();
        foreach (var snapshot in state.Snapshots.List().Where(row => row.Status == "available"))
        {
            var (roots, problem) = await RootsOfAsync(snapshot, cancellationToken);
            if (problem is not null) yield return new($"DB snapshot {snapshot.Id}", problem);
            var owner = SnapshotWork.Owner(snapshot.Id);
            foreach (var root in roots.Where(root => !holds.Contains((root, owner))))
                yield return await HoldAsync(snapshot, root, owner, mend, cancellationToken);
        }

        foreach (var instance in state.Instances.List().Where(row => row.HasData))
        {
            var version = Path.Combine(region.Folder, "rds", instance.Shown.DbiResourceId!, "data", "PG_VERSION");
            if (!File.Exists(version))
                yield return new($"DB instance {instance.Id}", $"has lost its data: there is no {version}; restore a snapshot");
        }
    }

    async Task<(IReadOnlyList<string> Roots, string? Problem)> RootsOfAsync(SnapshotRow snapshot, CancellationToken cancellationToken)
    {
        if (snapshot.Content is not { } root) return ([], "has no content");
        try
        {
            return ([root, .. (await contents.ReadAsync(root, cancellationToken)).Roots], null);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or Storage.Blocks.DamagedBlockException)
        {
            return ([root], $"cannot be restored: {damaged.Message}");
        }
    }

    async Task<Finding> HoldAsync(SnapshotRow snapshot, string root, string owner, bool mend, CancellationToken cancellationToken)
    {
        var finding = new Finding($"DB snapshot {snapshot.Id}", $"does not hold manifest {root}, which the next sweep may take");
        if (!mend || !region.Blocks.Manifests.Has(root)) return finding;
        await region.Blocks.HoldAsync(root, owner, cancellationToken);
        return finding with { Mended = "it holds it now" };
    }
}
