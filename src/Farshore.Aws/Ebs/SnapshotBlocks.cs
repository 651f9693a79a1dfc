using System.Text.Json.Serialization;

namespace Farshore.Aws.Ebs;

/// <summary>Where a block is, and the token to read it with.</summary>
public sealed record Block
{
    public int? BlockIndex { get; init; }

    public string? BlockToken { get; init; }
}

/// <summary>A block that differs, with a token for each snapshot that has it.</summary>
public sealed record ChangedBlock
{
    public int? BlockIndex { get; init; }

    public string? FirstBlockToken { get; init; }

    public string? SecondBlockToken { get; init; }
}

/// <summary>Which snapshot, from which block on.</summary>
public sealed record ListSnapshotBlocksRequest
{
    [InPath("snapshotId")]
    public required string SnapshotId { get; init; }

    [InQuery("pageToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }

    [InQuery("startingBlockIndex")]
    public int? StartingBlockIndex { get; init; }
}

/// <summary>One page of blocks.</summary>
public sealed record ListSnapshotBlocksResponse
{
    public IReadOnlyList<Block>? Blocks { get; init; }

    public DateTimeOffset? ExpiryTime { get; init; }

    public long? VolumeSize { get; init; }

    public int? BlockSize { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Which two snapshots, from which block on.</summary>
public sealed record ListChangedBlocksRequest
{
    [InQuery("firstSnapshotId")]
    public string? FirstSnapshotId { get; init; }

    [InPath("secondSnapshotId")]
    public required string SecondSnapshotId { get; init; }

    [InQuery("pageToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }

    [InQuery("startingBlockIndex")]
    public int? StartingBlockIndex { get; init; }
}

/// <summary>One page of differing blocks.</summary>
public sealed record ListChangedBlocksResponse
{
    public IReadOnlyList<ChangedBlock>? ChangedBlocks { get; init; }

    public DateTimeOffset? ExpiryTime { get; init; }

    public long? VolumeSize { get; init; }

    public int? BlockSize { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>Which block of which snapshot.</summary>
public sealed record GetSnapshotBlockRequest
{
    [InPath("snapshotId")]
    public required string SnapshotId { get; init; }

    [InPath("blockIndex")]
    public required int BlockIndex { get; init; }

    [InQuery("blockToken")]
    public required string BlockToken { get; init; }
}

/// <summary>A block's bytes with their SHA-256.</summary>
public sealed record GetSnapshotBlockResponse : IStreamingBody
{
    [InHeader("x-amz-Data-Length")]
    public int? DataLength { get; init; }

    [InHeader("x-amz-Checksum")]
    public string? Checksum { get; init; }

    [InHeader("x-amz-Checksum-Algorithm")]
    public string? ChecksumAlgorithm { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public Stream? Body { get; set; }
}

public static partial class EbsApi
{
    /// <summary>The blocks of a snapshot that are not all zero.</summary>
    public static readonly Operation<ListSnapshotBlocksRequest, ListSnapshotBlocksResponse> ListSnapshotBlocks =
        new(Service, nameof(ListSnapshotBlocks), new("GET", "/snapshots/{snapshotId}/blocks"),
            EbsShapes.Default.ListSnapshotBlocksRequest, EbsShapes.Default.ListSnapshotBlocksResponse);

    /// <summary>The blocks in which two snapshots of one volume differ.</summary>
    public static readonly Operation<ListChangedBlocksRequest, ListChangedBlocksResponse> ListChangedBlocks =
        new(Service, nameof(ListChangedBlocks), new("GET", "/snapshots/{secondSnapshotId}/changedblocks"),
            EbsShapes.Default.ListChangedBlocksRequest, EbsShapes.Default.ListChangedBlocksResponse);

    /// <summary>The bytes of one block.</summary>
    public static readonly Operation<GetSnapshotBlockRequest, GetSnapshotBlockResponse> GetSnapshotBlock =
        new(Service, nameof(GetSnapshotBlock), new("GET", "/snapshots/{snapshotId}/blocks/{blockIndex}"),
            EbsShapes.Default.GetSnapshotBlockRequest, EbsShapes.Default.GetSnapshotBlockResponse);
}
