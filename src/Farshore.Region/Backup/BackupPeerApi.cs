using System.Text.Json.Serialization;
using Farshore.Aws;
using Farshore.Region.Peers;

namespace Farshore.Region.Backup;

/// <summary>What the source Region of a copy job asks of the destination beyond AWS's own API.</summary>
static class BackupPeerApi
{
    /// <summary>Has the destination fetch a recovery point; the same job asked for again is the same work.</summary>
    public static readonly Operation<StartCopyInRequest, CopyInState> StartCopyIn = new(
        PeerApi.Service, "StartCopyIn", new("PUT", "/_farshore/backup/copies/{JobId}"),
        BackupPeerShapes.Default.StartCopyInRequest, BackupPeerShapes.Default.CopyInState);

    public static readonly Operation<GetCopyInRequest, CopyInState> GetCopyIn = new(
        PeerApi.Service, "GetCopyIn", new("GET", "/_farshore/backup/copies/{JobId}"),
        BackupPeerShapes.Default.GetCopyInRequest, BackupPeerShapes.Default.CopyInState);
}

/// <summary>A copy to be fetched.</summary>
sealed record StartCopyInRequest
{
    [InPath("JobId")]
    public required string JobId { get; init; }

    /// <summary>An <see cref="IncomingRow"/> as it will be kept.</summary>
    [Payload]
    public required byte[] Copy { get; init; }
}

/// <summary>Asks how far a copy is.</summary>
sealed record GetCopyInRequest
{
    [InPath("JobId")]
    public required string JobId { get; init; }
}

/// <summary>How far a copy is: RUNNING, COMPLETED or FAILED.</summary>
sealed record CopyInState
{
    public required string State { get; init; }

    public string? Message { get; init; }

    public string? RecoveryPointArn { get; init; }

    public string? KeyArn { get; init; }

    public long? Bytes { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StartCopyInRequest)), JsonSerializable(typeof(GetCopyInRequest)), JsonSerializable(typeof(CopyInState))]
sealed partial class BackupPeerShapes : JsonSerializerContext;
