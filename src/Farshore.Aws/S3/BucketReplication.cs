namespace Farshore.Aws.S3;

/// <summary>Where a bucket's new versions are copied to by S3 itself, and as which role.</summary>
public sealed record ReplicationConfiguration
{
    public required string Role { get; init; }

    [Items("Rule", Flat = true)]
    public required IReadOnlyList<ReplicationRule> Rules { get; init; }
}

/// <summary>Which versions go to one destination. With a <see cref="Filter"/> it is of schema V2, with a <see cref="Prefix"/> of
/// V1.</summary>
public sealed record ReplicationRule
{
    public string? ID { get; init; }

    public int? Priority { get; init; }

    public string? Prefix { get; init; }

    public ReplicationRuleFilter? Filter { get; init; }

    public required string Status { get; init; }

    public SourceSelectionCriteria? SourceSelectionCriteria { get; init; }

    public ExistingObjectReplication? ExistingObjectReplication { get; init; }

    public required Destination Destination { get; init; }

    public DeleteMarkerReplication? DeleteMarkerReplication { get; init; }
}

/// <summary>Exactly one of a prefix, a tag, or several of them together; empty it takes every object.</summary>
public sealed record ReplicationRuleFilter
{
    public string? Prefix { get; init; }

    public Tag? Tag { get; init; }

    public ReplicationRuleAndOperator? And { get; init; }
}

/// <summary>A prefix and tags that an object must all match.</summary>
public sealed record ReplicationRuleAndOperator
{
    public string? Prefix { get; init; }

    [Items("Tag", Flat = true)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>Objects that are left out of replication unless asked for here.</summary>
public sealed record SourceSelectionCriteria
{
    public SseKmsEncryptedObjects? SseKmsEncryptedObjects { get; init; }

    public ReplicaModifications? ReplicaModifications { get; init; }
}

/// <summary>Whether objects under a KMS key are replicated.</summary>
public sealed record SseKmsEncryptedObjects
{
    public required string Status { get; init; }
}

/// <summary>Whether changes to a replica's metadata go back to where it came from.</summary>
public sealed record ReplicaModifications
{
    public required string Status { get; init; }
}

/// <summary>A switch that AWS has withdrawn: sending it is answered with <c>MalformedXML</c>.</summary>
public sealed record ExistingObjectReplication
{
    public required string Status { get; init; }
}

/// <summary>Whether a delete without version id is repeated at the destination.</summary>
public sealed record DeleteMarkerReplication
{
    public string? Status { get; init; }
}

/// <summary>The bucket that replicas are written to, and how.</summary>
public sealed record Destination
{
    /// <summary>The bucket's ARN, <c>arn:aws:s3:::name</c>.</summary>
    public required string Bucket { get; init; }

    public string? Account { get; init; }

    public string? StorageClass { get; init; }

    public AccessControlTranslation? AccessControlTranslation { get; init; }

    public EncryptionConfiguration? EncryptionConfiguration { get; init; }

    public ReplicationTime? ReplicationTime { get; init; }

    public Metrics? Metrics { get; init; }
}

/// <summary>Makes the destination's account the owner of replicas.</summary>
public sealed record AccessControlTranslation
{
    public required string Owner { get; init; }
}

/// <summary>The key that replicas of KMS-encrypted objects are encrypted with, in the destination's Region.</summary>
public sealed record EncryptionConfiguration
{
    public string? ReplicaKmsKeyID { get; init; }
}

/// <summary>S3 Replication Time Control: replication measured against 15 minutes.</summary>
public sealed record ReplicationTime
{
    public required string Status { get; init; }

    public required ReplicationTimeValue Time { get; init; }
}

/// <summary>A number of minutes; 15 is the only one that AWS takes.</summary>
public sealed record ReplicationTimeValue
{
    public int? Minutes { get; init; }
}

/// <summary>Whether replication is measured, and from when on a version counts as late.</summary>
public sealed record Metrics
{
    public required string Status { get; init; }

    public ReplicationTimeValue? EventThreshold { get; init; }
}

/// <summary>Replaces the bucket's whole replication configuration.</summary>
public sealed record PutBucketReplicationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("Content-MD5")]
    public string? ContentMD5 { get; init; }

    [InHeader("x-amz-sdk-checksum-algorithm")]
    public string? ChecksumAlgorithm { get; init; }

    [Payload]
    public required ReplicationConfiguration ReplicationConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>An empty answer: the configuration is in force for versions written from now on.</summary>
public sealed record PutBucketReplicationResponse;

/// <summary>Asks for the configuration as it was put, with the ids S3 gave to unnamed rules.</summary>
public sealed record GetBucketReplicationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The configuration in force.</summary>
public sealed record GetBucketReplicationOutput
{
    [Payload]
    public ReplicationConfiguration? ReplicationConfiguration { get; init; }
}

/// <summary>Ends replication of new versions; those that wait already are still sent.</summary>
public sealed record DeleteBucketReplicationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>An empty answer, also where there was no configuration.</summary>
public sealed record DeleteBucketReplicationResponse;

public static partial class S3Api
{
    public static readonly Operation<PutBucketReplicationRequest, PutBucketReplicationResponse> PutBucketReplication =
        new(Service, nameof(PutBucketReplication), new("PUT", "/{Bucket}?replication"),
            S3Shapes.Default.PutBucketReplicationRequest, S3Shapes.Default.PutBucketReplicationResponse);

    public static readonly Operation<GetBucketReplicationRequest, GetBucketReplicationOutput> GetBucketReplication =
        new(Service, nameof(GetBucketReplication), new("GET", "/{Bucket}?replication"),
            S3Shapes.Default.GetBucketReplicationRequest, S3Shapes.Default.GetBucketReplicationOutput);

    public static readonly Operation<DeleteBucketReplicationRequest, DeleteBucketReplicationResponse> DeleteBucketReplication =
        new(Service, nameof(DeleteBucketReplication), new("DELETE", "/{Bucket}?replication", 204),
            S3Shapes.Default.DeleteBucketReplicationRequest, S3Shapes.Default.DeleteBucketReplicationResponse);
}
