using System.Security.Cryptography;
using System.Text;
using Farshore.Aws;
using Farshore.Aws.Ebs;
using Farshore.Region.Ec2;
using Farshore.Region.Hosting;
using Farshore.Region.Storage.Blocks;

namespace Farshore.Region.Ebs;

/// <summary>The blocks of snapshots: those of the block store are exactly EBS's, 512 KiB each.</summary>
sealed class SnapshotBlocks(RegionContext region, Ec2State state, BaseImage baseImage)
{
    const int MostBlocks = 10000;
    const int DefaultBlocks = 1000;
    static readonly TimeSpan TokenLife = TimeSpan.FromHours(1);

    public void Serve(Operations served)
    {
        served.Add(EbsApi.ListSnapshotBlocks, ListAsync);
        served.Add(EbsApi.ListChangedBlocks, ListChangedAsync);
        served.Add(EbsApi.GetSnapshotBlock, GetAsync);
    }

    async Task<ListSnapshotBlocksResponse> ListAsync(ListSnapshotBlocksRequest request, Call call, CancellationToken cancellationToken)
    {
        var (snapshot, manifest) = await ContentAsync(request.SnapshotId, cancellationToken);
        var all = manifest.Blocks.Index().Where(block => block.Item is not null).Select(block =>
            new Block { BlockIndex = block.Index, BlockToken = Token(snapshot.SnapshotId, block.Index, block.Item!.Value) });
        var (blocks, next) = Cut(all, block => block.BlockIndex!.Value, request.StartingBlockIndex, request.MaxResults, request.NextToken);
        return new() { Blocks = blocks, NextToken = next, BlockSize = Manifest.BlockSize, VolumeSize = snapshot.SizeGiB,
            ExpiryTime = call.At + TokenLife };
    }

    async Task<ListChangedBlocksResponse> ListChangedAsync(ListChangedBlocksRequest request, Call call, CancellationToken cancellationToken)
    {
        var (second, newer) = await ContentAsync(request.SecondSnapshotId, cancellationToken);
        var (first, older) = request.FirstSnapshotId is null
            ? (null, null) : await ContentAsync(request.FirstSnapshotId, cancellationToken);
        var length = Math.Max(newer.Blocks.Count, older?.Blocks.Count ?? 0);
        var all = Enumerable.Range(0, length).Select(index => (Index: index, First: At(older, index), Second: At(newer, index)))
            .Where(block => block.First != block.Second).Select(block => new ChangedBlock
            {
                BlockIndex = block.Index,
                FirstBlockToken = block.First is { } one ? Token(first!.SnapshotId, block.Index, one) : null,
                SecondBlockToken = block.Second is { } other ? Token(second.SnapshotId, block.Index, other) : null,
            });
        var (blocks, next) = Cut(all, block => block.BlockIndex!.Value, request.StartingBlockIndex, request.MaxResults, request.NextToken);
        return new() { ChangedBlocks = blocks, NextToken = next, BlockSize = Manifest.BlockSize, VolumeSize = second.SizeGiB,
            ExpiryTime = call.At + TokenLife };
    }

    async Task<GetSnapshotBlockResponse> GetAsync(GetSnapshotBlockRequest request, Call call, CancellationToken cancellationToken)
    {
        var (snapshot, manifest) = await ContentAsync(request.SnapshotId, cancellationToken);
        if (At(manifest, request.BlockIndex) is not { } hash)
            throw new AwsException("ResourceNotFoundException", $"Snapshot {snapshot.SnapshotId} has no block {request.BlockIndex}", 404);
        if (request.BlockToken != Token(snapshot.SnapshotId, request.BlockIndex, hash))
            throw new AwsException("ValidationException", "The block token is invalid for this snapshot and block index");
        var block = await region.Blocks.ReadAsync(hash, cancellationToken);
        return new()
        {
            Body = new MemoryStream(block.ToArray(), writable: false), DataLength = block.Length, ChecksumAlgorithm = "SHA256",
            Checksum = Convert.ToBase64String(SHA256.HashData(block.Span)),
        };
    }

    async Task<(SnapshotRecord Snapshot, Manifest Manifest)> ContentAsync(string id, CancellationToken cancellationToken)
    {
        if (id == baseImage.SnapshotId) await baseImage.EnsureContentAsync(cancellationToken);
        var snapshot = state.Snapshots.Find(id)
            ?? throw new AwsException("ResourceNotFoundException", $"The snapshot '{id}' does not exist.", 404);
        if (snapshot.Root is null)
            throw new AwsException("ValidationException", $"The snapshot '{id}' is not completed ({snapshot.State}).");
        return (snapshot, region.Blocks.Find(snapshot.Root)
            ?? throw new InvalidOperationException($"manifest {snapshot.Root} of {id} is gone"));
    }

    static BlockHash? At(Manifest? manifest, int index) =>
        manifest is not null && index >= 0 && index < manifest.Blocks.Count ? manifest.Blocks[index] : null;

    // Says which bytes are meant, so that a token of another snapshot or block is not taken for this one's.
    static string Token(string snapshot, int index, BlockHash hash) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes($"{snapshot}/{index}/{hash}")));

    static (IReadOnlyList<T> Items, string? Next) Cut<T>(IEnumerable<T> all, Func<T, int> index, int? start, int? most, string? token)
    {
        if (most is < 1 or > MostBlocks) throw new AwsException("ValidationException", $"MaxResults must be between 1 and {MostBlocks}");
        var after = token is null ? (start ?? 0) - 1 : int.TryParse(token, out var read) ? read
            : throw new AwsException("ValidationException", "The page token is invalid");
        var page = all.Where(item => index(item) > after).Take((most ?? DefaultBlocks) + 1).ToList();
        return page.Count <= (most ?? DefaultBlocks) ? (page, null) : (page[..^1], index(page[^2]).ToString());
    }
}
