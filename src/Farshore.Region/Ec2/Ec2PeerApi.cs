using System.Text.Json.Serialization;
using Farshore.Aws;
using Farshore.Region.Peers;

namespace Farshore.Region.Ec2;

/// <summary>What a region tells another of its images and snapshots, for copies. Contents go as manifests and blocks.</summary>
static class Ec2PeerApi
{
    public static readonly Operation<GetRowRequest, GetRowResponse> GetImageRow = new(
        PeerApi.Service, "GetImageRow", new("GET", "/_farshore/ec2/images/{Id}"),
        Ec2PeerShapes.Default.GetRowRequest, Ec2PeerShapes.Default.GetRowResponse);

    public static readonly Operation<GetRowRequest, GetRowResponse> GetSnapshotRow = new(
        PeerApi.Service, "GetEbsSnapshotRow", new("GET", "/_farshore/ec2/snapshots/{Id}"),
        Ec2PeerShapes.Default.GetRowRequest, Ec2PeerShapes.Default.GetRowResponse);
}

/// <summary>Asks for an image or a snapshot by its id.</summary>
sealed record GetRowRequest
{
    [InPath("Id")]
    public required string Id { get; init; }
}

/// <summary>The row as it is kept, in JSON.</summary>
sealed record GetRowResponse
{
    [Payload]
    public required byte[] Row { get; init; }
}

[JsonSerializable(typeof(GetRowRequest)), JsonSerializable(typeof(GetRowResponse))]
sealed partial class Ec2PeerShapes : JsonSerializerContext;
