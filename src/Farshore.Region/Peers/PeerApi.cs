using System.Text.Json.Serialization;
using Farshore.Aws;
using Farshore.Aws.Protocols;
using Farshore.Region.Storage.Checks;

namespace Farshore.Region.Peers;

/// <summary>What local regions ask of each other beyond AWS's own APIs.</summary>
public static class PeerApi
{
    public static readonly ServiceContract Service = new("Farshore", "farshore", "farshore", "2026-01-01", Protocol.RestJson1);

    public static readonly Operation<GetManifestRequest, GetManifestResponse> GetManifest = new(
        Service, "GetManifest", new("GET", "/_farshore/manifests/{Root}"), PeerShapes.Default.GetManifestRequest,
            PeerShapes.Default.GetManifestResponse);

    public static readonly Operation<GetBlockRequest, GetBlockResponse> GetBlock = new(
        Service, "GetBlock", new("GET", "/_farshore/blocks/{Hash}"), PeerShapes.Default.GetBlockRequest,
            PeerShapes.Default.GetBlockResponse);

    public static readonly Operation<CheckRegionRequest, CheckRegionResponse> CheckRegion = new(
        Service, "CheckRegion", new("POST", "/_farshore/check"), PeerShapes.Default.CheckRegionRequest,
            PeerShapes.Default.CheckRegionResponse);
}

/// <summary>Asks for a manifest by its root.</summary>
public sealed record GetManifestRequest
{
    [InPath("Root")] public required string Root { get; init; }
}

/// <summary>A manifest in the form of <see cref="Storage.Blocks.ManifestFormat"/>.</summary>
public sealed record GetManifestResponse
{
    [Payload] public required byte[] Manifest { get; init; }
}

/// <summary>Asks for a block by its SHA-256.</summary>
public sealed record GetBlockRequest
{
    [InPath("Hash")] public required string Hash { get; init; }
}

/// <summary>A block, checked before it was sent; the receiver checks it again.</summary>
public sealed record GetBlockResponse
{
    [Payload] public required byte[] Block { get; init; }
}

/// <summary>Asks a running region to verify what it keeps.</summary>
public sealed record CheckRegionRequest
{
    public required bool Mend { get; init; }
}

/// <summary>What was found; nothing where all is well.</summary>
public sealed record CheckRegionResponse
{
    public required IReadOnlyList<Finding> Findings { get; init; }
}

[JsonSerializable(typeof(GetManifestRequest)), JsonSerializable(typeof(GetManifestResponse))]
[JsonSerializable(typeof(GetBlockRequest)), JsonSerializable(typeof(GetBlockResponse))]
[JsonSerializable(typeof(CheckRegionRequest)), JsonSerializable(typeof(CheckRegionResponse))]
sealed partial class PeerShapes : JsonSerializerContext;
