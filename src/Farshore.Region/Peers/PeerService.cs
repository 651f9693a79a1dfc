using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Storage.Blocks;

namespace Farshore.Region.Peers;

/// <summary>Answers what other regions ask: manifests and blocks. Nobody else may.</summary>
public sealed class PeerService(RegionContext region) : IRegionService
{
    public void Serve(Operations served)
    {
        served.Add(PeerApi.GetManifest, GetManifestAsync);
        served.Add(PeerApi.GetBlock, GetBlockAsync);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    Task<GetManifestResponse> GetManifestAsync(GetManifestRequest request, Call call, CancellationToken cancellationToken)
    {
        OnlyPeers(region, call);
        var manifest = region.Blocks.Find(request.Root)
            ?? throw new AwsException("ManifestNotFound", $"{region.Name} has no manifest {request.Root}", 404);
        return Task.FromResult(new GetManifestResponse { Manifest = ManifestFormat.Write(manifest) });
    }

    async Task<GetBlockResponse> GetBlockAsync(GetBlockRequest request, Call call, CancellationToken cancellationToken)
    {
        OnlyPeers(region, call);
        if (!BlockHash.TryParse(request.Hash, out var hash))
            throw new AwsException("ValidationException", $"'{request.Hash}' is not a SHA-256");
        try
        {
            return new() { Block = (await region.Blocks.ReadAsync(hash, cancellationToken)).ToArray() };
        }
        catch (DamagedBlockException damaged)
        {
            throw new AwsException("BlockDamaged", $"{region.Name}: {damaged.Message}", 404);
        }
    }

    internal static void OnlyPeers(RegionContext region, Call call)
    {
        if (!region.Partition.IsPeer(call.Caller.AccessKeyId))
            throw new AwsException("AccessDeniedException", $"{call.Caller.Arn} may not call the API that regions use with each other",
                403);
    }

    /// <summary>For what a person asks of a region beyond AWS's APIs: the home's root key may, and the regions themselves.</summary>
    internal static void OnlyHome(RegionContext region, Call call)
    {
        if (!region.Partition.IsPeer(call.Caller.AccessKeyId) && call.Caller.AccessKeyId != region.Partition.RootKey.Id)
            throw new AwsException("AccessDeniedException", $"{call.Caller.Arn} may not: only the home's own root key may", 403);
    }
}
