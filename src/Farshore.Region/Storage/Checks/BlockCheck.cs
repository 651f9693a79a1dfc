using System.Runtime.CompilerServices;
using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Peers;
using Farshore.Region.Storage.Blocks;

namespace Farshore.Region.Storage.Checks;

/// <summary>Reads every manifest and every block, and fetches what is damaged from a region that has it whole.</summary>
sealed class BlockCheck(RegionContext region) : IRegionCheck
{
    readonly BlockStore store = region.Blocks;

    public async IAsyncEnumerable<Finding> CheckAsync(bool mend, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<BlockHash> seen = [];
        foreach (var root in store.Manifests.Roots())
        {
            var (manifest, problem) = Read(root);
            if (problem is not null)
                yield return await MendAsync(new($"manifest {root}", problem), mend, peer =>
                MendManifestAsync(peer, root, cancellationToken));
            foreach (var hash in (manifest ?? Read(root).Manifest)?.Blocks.OfType<BlockHash>().Where(seen.Add) ?? [])
            {
                if (await DamageOf(hash, cancellationToken) is { } damage)
                    yield return await MendAsync(new($"block {hash}", $"{damage} (manifest {root})"), mend, peer =>
                        store.MendAsync(peer, hash, cancellationToken));
            }
        }

        foreach (var (root, owner) in store.Manifests.Holds())
        {
            if (store.Manifests.Has(root)) continue;
            var lost = new Finding($"manifest {root}", $"is gone, though {owner} holds it");
            yield return await MendAsync(lost, mend, peer => store.FetchAsync(peer, root, null, cancellationToken));
        }
    }

    (Manifest? Manifest, string? Problem) Read(string root)
    {
        try
        {
            return (store.Find(root), null);
        }
        catch (InvalidDataException damaged)
        {
            return (null, damaged.Message);
        }
    }

    async Task<string?> DamageOf(BlockHash hash, CancellationToken cancellationToken)
    {
        var block = await store.Files.ReadAsync(hash, cancellationToken);
        if (block is not null) return BlockHash.Of(block) == hash ? null : "does not have the content that its name says";
        // A running region may have swept it, with its manifest, since the manifest was read.
        return store.RootsWith(hash) is [] ? null : "is missing";
    }

    async Task<Finding> MendAsync(Finding finding, bool mend, Func<string, Task> fetch)
    {
        if (!mend) return finding;
        List<string> reasons = [];
        foreach (var peer in region.Peers.Names.Where(name => name != region.Name))
        {
            try
            {
                await fetch(peer);
                return finding with { Mended = $"fetched from {peer}" };
            }
            catch (Exception refused) when (refused is AwsException or HttpRequestException or InvalidDataException)
            {
                reasons.Add($"{peer}: {refused.Message}");
            }
        }

        var why = reasons is [] ? "there is no other region to fetch it from" : string.Join("; ", reasons);
        return finding with { Problem = $"{finding.Problem}; it could not be mended: {why}" };
    }

    async Task MendManifestAsync(string peer, string root, CancellationToken cancellationToken)
    {
        var answer = await region.Peers.For(peer).SendAsync(PeerApi.GetManifest, new() { Root = root }, cancellationToken);
        await store.Manifests.ReplaceAsync(ManifestFormat.Read(root, answer.Manifest), region.Time.GetUtcNow(), cancellationToken);
    }
}
