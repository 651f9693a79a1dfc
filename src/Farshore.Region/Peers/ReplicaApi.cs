using System.Text.Json.Serialization;
using Farshore.Aws;

namespace Farshore.Region.Peers;

/// <summary>How S3 replication crosses from one region to another.</summary>
public static class ReplicaApi
{
    public static readonly Operation<PutReplicasRequest, PutReplicasResponse> PutReplicas = new(
        PeerApi.Service, "PutReplicas", new("PUT", "/_farshore/replicas"),
        ReplicaApiShapes.Default.PutReplicasRequest, ReplicaApiShapes.Default.PutReplicasResponse);

    public static readonly Operation<GetReplicationBacklogRequest, GetReplicationBacklogResponse> GetReplicationBacklog = new(
        PeerApi.Service, "GetReplicationBacklog", new("GET", "/_farshore/replication"),
        ReplicaApiShapes.Default.GetReplicationBacklogRequest, ReplicaApiShapes.Default.GetReplicationBacklogResponse);
}

/// <summary>Writes versions of another region's buckets into buckets here, with their ids. Sent again, it changes nothing.</summary>
public sealed record PutReplicasRequest : IStreamingBody
{
    /// <summary>The replicas, each with its description before its bytes.</summary>
    [JsonIgnore]
    public Stream? Body { get; set; }
}

/// <summary>The replicas are on disk, but for those with troubles.</summary>
public sealed record PutReplicasResponse
{
    public required IReadOnlyList<ReplicaTrouble> Troubles { get; init; }
}

/// <summary>Why one of the replicas was not written.</summary>
public sealed record ReplicaTrouble
{
    /// <summary>Which one, from zero.</summary>
    public required int Index { get; init; }

    public required string Code { get; init; }

    public required string Message { get; init; }

    /// <summary>Sending it again would not help.</summary>
    public required bool IsFinal { get; init; }
}

/// <summary>Asks what waits to leave this region.</summary>
public sealed record GetReplicationBacklogRequest;

/// <summary>What waits, by destination bucket; nothing where everything has been replicated.</summary>
public sealed record GetReplicationBacklogResponse
{
    public required IReadOnlyList<WaitingReplicas> Destinations { get; init; }
}

/// <summary>What waits for one bucket, and how far behind that bucket is therefore.</summary>
public sealed record WaitingReplicas
{
    public required string Bucket { get; init; }

    public required long Versions { get; init; }

    public required long Bytes { get; init; }

    public required double OldestSeconds { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PutReplicasRequest)), JsonSerializable(typeof(PutReplicasResponse))]
[JsonSerializable(typeof(GetReplicationBacklogRequest)), JsonSerializable(typeof(GetReplicationBacklogResponse))]
sealed partial class ReplicaApiShapes : JsonSerializerContext;
