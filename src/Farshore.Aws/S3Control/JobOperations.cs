namespace Farshore.Aws.S3Control;

/// <summary>What a batch job does to each object of its manifest: exactly one of these.</summary>
public sealed record JobOperation
{
    public S3CopyObjectOperation? S3PutObjectCopy { get; init; }

    public S3SetObjectTaggingOperation? S3PutObjectTagging { get; init; }

    public S3DeleteObjectTaggingOperation? S3DeleteObjectTagging { get; init; }

    public S3ReplicateObjectOperation? S3ReplicateObject { get; init; }

    public S3ComputeObjectChecksumOperation? S3ComputeObjectChecksum { get; init; }
}

/// <summary>Copies objects into a bucket, under their keys.</summary>
public sealed record S3CopyObjectOperation
{
    /// <summary>ARN of the bucket.</summary>
    public string? TargetResource { get; init; }

    public string? StorageClass { get; init; }

    /// <summary>A folder that the copies go into.</summary>
    public string? TargetKeyPrefix { get; init; }
}

/// <summary>Replaces all tags.</summary>
public sealed record S3SetObjectTaggingOperation
{
    public IReadOnlyList<S3Tag>? TagSet { get; init; }
}

/// <summary>Takes all tags away.</summary>
public sealed record S3DeleteObjectTaggingOperation;

/// <summary>Replicates objects as the bucket's replication configuration says, also those that were there before it, failed, or are
/// replicas themselves.</summary>
public sealed record S3ReplicateObjectOperation;

/// <summary>Reads every object and reports a checksum of it.</summary>
public sealed record S3ComputeObjectChecksumOperation
{
    public string? ChecksumAlgorithm { get; init; }

    /// <summary><c>FULL_OBJECT</c> or <c>COMPOSITE</c>.</summary>
    public string? ChecksumType { get; init; }
}

/// <summary>A tag of an object or of a job.</summary>
public sealed record S3Tag
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}
