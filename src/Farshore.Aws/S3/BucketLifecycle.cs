namespace Farshore.Aws.S3;

/// <summary>What happens to objects as they age, and to which of them.</summary>
public sealed record LifecycleRule
{
    public string? ID { get; init; }

    public string? Prefix { get; init; }

    public LifecycleRuleFilter? Filter { get; init; }

    public required string Status { get; init; }

    [Items("Transition", Flat = true)]
    public IReadOnlyList<Transition>? Transitions { get; init; }

    public LifecycleExpiration? Expiration { get; init; }

    [Items("NoncurrentVersionTransition", Flat = true)]
    public IReadOnlyList<NoncurrentVersionTransition>? NoncurrentVersionTransitions { get; init; }

    public NoncurrentVersionExpiration? NoncurrentVersionExpiration { get; init; }

    public AbortIncompleteMultipartUpload? AbortIncompleteMultipartUpload { get; init; }
}

/// <summary>At most one condition, or several together under <see cref="And"/>; empty it takes every object.</summary>
public sealed record LifecycleRuleFilter
{
    public string? Prefix { get; init; }

    public Tag? Tag { get; init; }

    public long? ObjectSizeGreaterThan { get; init; }

    public long? ObjectSizeLessThan { get; init; }

    public LifecycleRuleAndOperator? And { get; init; }
}

/// <summary>Conditions that an object must all meet.</summary>
public sealed record LifecycleRuleAndOperator
{
    public string? Prefix { get; init; }

    [Items("Tag", Flat = true)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    public long? ObjectSizeGreaterThan { get; init; }

    public long? ObjectSizeLessThan { get; init; }
}

/// <summary>When current versions expire: after days, at a date, or a delete marker that nothing is left behind of.</summary>
public sealed record LifecycleExpiration
{
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? Date { get; init; }

    public int? Days { get; init; }

    public bool? ExpiredObjectDeleteMarker { get; init; }
}

/// <summary>When current versions go to another storage class.</summary>
public sealed record Transition
{
    [Timestamp(TimestampFormat.DateTime)]
    public DateTimeOffset? Date { get; init; }

    public int? Days { get; init; }

    public string? StorageClass { get; init; }
}

/// <summary>When versions that were replaced go to another storage class.</summary>
public sealed record NoncurrentVersionTransition
{
    public int? NoncurrentDays { get; init; }

    public string? StorageClass { get; init; }

    public int? NewerNoncurrentVersions { get; init; }
}

/// <summary>When versions that were replaced are deleted, and how many of the newest are spared.</summary>
public sealed record NoncurrentVersionExpiration
{
    public int? NoncurrentDays { get; init; }

    public int? NewerNoncurrentVersions { get; init; }
}

/// <summary>When uploads in parts that were never completed are given up.</summary>
public sealed record AbortIncompleteMultipartUpload
{
    public int? DaysAfterInitiation { get; init; }
}

/// <summary>The rules of a bucket, a thousand at most.</summary>
public sealed record BucketLifecycleConfiguration
{
    [Items("Rule", Flat = true)]
    public required IReadOnlyList<LifecycleRule> Rules { get; init; }
}

/// <summary>Replaces all rules of the bucket.</summary>
public sealed record PutBucketLifecycleConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public BucketLifecycleConfiguration? LifecycleConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }

    [InHeader("x-amz-transition-default-minimum-object-size")]
    public string? TransitionDefaultMinimumObjectSize { get; init; }
}

/// <summary>From which size on objects change their class, as it is now.</summary>
public sealed record PutBucketLifecycleConfigurationOutput
{
    [InHeader("x-amz-transition-default-minimum-object-size")]
    public string? TransitionDefaultMinimumObjectSize { get; init; }
}

/// <summary>Asks for the rules in force.</summary>
public sealed record GetBucketLifecycleConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The rules as they were put, with the ids S3 gave to unnamed ones.</summary>
public sealed record GetBucketLifecycleConfigurationOutput
{
    [Items("Rule", Flat = true)]
    public IReadOnlyList<LifecycleRule>? Rules { get; init; }

    [InHeader("x-amz-transition-default-minimum-object-size")]
    public string? TransitionDefaultMinimumObjectSize { get; init; }
}

/// <summary>Ends expiration and transitions.</summary>
public sealed record DeleteBucketLifecycleRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucketLifecycle answers with its status alone.</summary>
public sealed record DeleteBucketLifecycleResponse;

public static partial class S3Api
{
    public static readonly Operation<PutBucketLifecycleConfigurationRequest, PutBucketLifecycleConfigurationOutput>
        PutBucketLifecycleConfiguration = new(
        Service, nameof(PutBucketLifecycleConfiguration), new("PUT", "/{Bucket}?lifecycle"),
        BucketShapes.Default.PutBucketLifecycleConfigurationRequest, BucketShapes.Default.PutBucketLifecycleConfigurationOutput);

    public static readonly Operation<GetBucketLifecycleConfigurationRequest, GetBucketLifecycleConfigurationOutput>
        GetBucketLifecycleConfiguration = new(
        Service, nameof(GetBucketLifecycleConfiguration), new("GET", "/{Bucket}?lifecycle"),
        BucketShapes.Default.GetBucketLifecycleConfigurationRequest, BucketShapes.Default.GetBucketLifecycleConfigurationOutput)
    {
        OutputRoot = "LifecycleConfiguration",
    };

    public static readonly Operation<DeleteBucketLifecycleRequest, DeleteBucketLifecycleResponse> DeleteBucketLifecycle = new(
        Service, nameof(DeleteBucketLifecycle), new("DELETE", "/{Bucket}?lifecycle", 204),
        BucketShapes.Default.DeleteBucketLifecycleRequest, BucketShapes.Default.DeleteBucketLifecycleResponse);
}
