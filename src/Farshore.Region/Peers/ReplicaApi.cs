using System.Text.Json.Serialization;
using Farshore.Aws;

namespace Farshore.Region.Peers;

/// <summary>How S3 replication crosses from one region to another.</summary>
public static class ReplicaApi
{
    public static readonly Operation<PutReplicaRequest, PutReplicaResponse> PutReplica = new(
        PeerApi.Service, "PutReplica", new("PUT", "/_farshore/buckets/{Bucket}/replicas"),
        ReplicaApiShapes.Default.PutReplicaRequest, ReplicaApiShapes.Default.PutReplicaResponse);

    public static readonly Operation<GetReplicationBacklogRequest, GetReplicationBacklogResponse> GetReplicationBacklog = new(
        PeerApi.Service, "GetReplicationBacklog", new("GET", "/_farshore/replication"),
        ReplicaApiShapes.Default.GetReplicationBacklogRequest, ReplicaApiShapes.Default.GetReplicationBacklogResponse);
}

/// <summary>Writes a version of another region's bucket into a bucket here, with its id. Sent again, it changes nothing.</summary>
public sealed record PutReplicaRequest : IStreamingBody
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    /// <summary>Name of the source bucket.</summary>
    [InHeader("x-farshore-source-bucket")]
    public required string SourceBucket { get; init; }

    [JsonIgnore]
    public Stream? Body { get; set; }
}

/// <summary>The replica is on disk.</summary>
public sealed record PutReplicaResponse;

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
[JsonSerializable(typeof(PutReplicaRequest)), JsonSerializable(typeof(PutReplicaResponse))]
[JsonSerializable(typeof(GetReplicationBacklogRequest)), JsonSerializable(typeof(GetReplicationBacklogResponse))]
sealed partial class ReplicaApiShapes : JsonSerializerContext;
