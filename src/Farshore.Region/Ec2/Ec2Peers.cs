using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Other regions' images and snapshots, and this region's for them.</summary>
sealed class Ec2Peers(RegionContext region, Ec2State state, Tags tags, BaseImage baseImage)
{
    public void Serve(Operations served)
    {
        served.Add(Ec2PeerApi.GetImageRow, GetImageAsync);
        served.Add(Ec2PeerApi.GetSnapshotRow, GetSnapshotAsync);
    }

    public async Task<ImageRow> FindImageAsync(string source, string id, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(await AskAsync(source, Ec2PeerApi.GetImageRow, id, cancellationToken), Ec2Documents.Default.ImageRow)!;

    public async Task<SnapshotRecord> FindSnapshotAsync(string source, string id, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(
            await AskAsync(source, Ec2PeerApi.GetSnapshotRow, id, cancellationToken), Ec2Documents.Default.SnapshotRecord)!;

    async Task<byte[]> AskAsync(
        string source, Operation<GetRowRequest, GetRowResponse> operation, string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await region.Peers.For(source).SendAsync(operation, new() { Id = id }, cancellationToken)).Row;
        }
        catch (RegionException unknown)
        {
            throw Ec2Errors.Invalid("sourceRegion", source, unknown.Message);
        }
        catch (HttpRequestException away)
        {
            throw new AwsException("Unavailable", $"{source} does not answer: {away.Message}", 503);
        }
    }

    async Task<GetRowResponse> GetImageAsync(GetRowRequest request, Call call, CancellationToken cancellationToken)
    {
        OnlyPeers(call);
        var image = state.Images.Find(request.Id) ?? throw Ec2Errors.NotFound("image", request.Id);
        List<SnapshotRecord> snapshots = [];
        foreach (var device in image.Devices.Where(device => device.SnapshotId.Length > 0))
            snapshots.Add(await WithContentAsync(device.SnapshotId, cancellationToken));
        var row = new ImageRow(image, snapshots, tags.Of(image.ImageId));
        return new() { Row = JsonSerializer.SerializeToUtf8Bytes(row, Ec2Documents.Default.ImageRow) };
    }

    async Task<GetRowResponse> GetSnapshotAsync(GetRowRequest request, Call call, CancellationToken cancellationToken)
    {
        OnlyPeers(call);
        var snapshot = await WithContentAsync(request.Id, cancellationToken);
        return new() { Row = JsonSerializer.SerializeToUtf8Bytes(snapshot, Ec2Documents.Default.SnapshotRecord) };
    }

    async Task<SnapshotRecord> WithContentAsync(string id, CancellationToken cancellationToken)
    {
        if (id == baseImage.SnapshotId) await baseImage.EnsureContentAsync(cancellationToken);
        return state.Snapshots.Find(id) ?? throw Ec2Errors.NotFound("snapshot", id);
    }

    void OnlyPeers(Call call)
    {
        if (!region.Partition.IsPeer(call.Caller.AccessKeyId))
            throw new AwsException(
                "AccessDeniedException", $"{call.Caller.Arn} may not call the API that regions use with each other", 403);
    }
}

/// <summary>An image with what it is made of.</summary>
sealed record ImageRow(ImageRecord Image, IReadOnlyList<SnapshotRecord> Snapshots, IReadOnlyList<Tag> Tags);
