using System.Text.Json.Serialization;
using Farshore.Aws;
using Farshore.Region.Peers;

namespace Farshore.Region.Rds;

/// <summary>What a region's RDS asks of another's beyond AWS's own API.</summary>
static class RdsPeerApi
{
    public static readonly Operation<GetSnapshotRowRequest, GetSnapshotRowResponse> GetSnapshotRow = new(
        PeerApi.Service, "GetSnapshotRow", new("GET", "/_farshore/rds/snapshots/{Identifier}"),
        RdsPeerShapes.Default.GetSnapshotRowRequest, RdsPeerShapes.Default.GetSnapshotRowResponse);
}

/// <summary>Asks for a snapshot with the root of its content.</summary>
sealed record GetSnapshotRowRequest
{
    [InPath("Identifier")]
    public required string Identifier { get; init; }
}

/// <summary>A <see cref="SnapshotRow"/> as it is kept.</summary>
sealed record GetSnapshotRowResponse
{
    [Payload]
    public required byte[] Row { get; init; }
}

[JsonSerializable(typeof(GetSnapshotRowRequest)), JsonSerializable(typeof(GetSnapshotRowResponse))]
sealed partial class RdsPeerShapes : JsonSerializerContext;
