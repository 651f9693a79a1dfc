namespace Farshore.Aws.S3;

/// <summary>A label on a bucket or an object; both parts are free text.</summary>
public sealed record Tag
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>Where a bucket is to be; absent means <c>us-east-1</c>.</summary>
public sealed record CreateBucketConfiguration
{
    public string? LocationConstraint { get; init; }

    [Items("Tag")]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>A bucket of this name, in the Region that is asked.</summary>
public sealed record CreateBucketRequest
{
    [InHeader("x-amz-acl")]
    public string? ACL { get; init; }

    [InHeader("x-amz-grant-full-control")]
    public string? GrantFullControl { get; init; }

    [InHeader("x-amz-grant-read")]
    public string? GrantRead { get; init; }

    [InHeader("x-amz-grant-read-acp")]
    public string? GrantReadACP { get; init; }

    [InHeader("x-amz-grant-write-acp")]
    public string? GrantWriteACP { get; init; }

    [InHeader("x-amz-grant-write")]
    public string? GrantWrite { get; init; }

    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public CreateBucketConfiguration? CreateBucketConfiguration { get; init; }

    [InHeader("x-amz-bucket-object-lock-enabled")]
    public bool? ObjectLockEnabledForBucket { get; init; }

    [InHeader("x-amz-object-ownership")]
    public string? ObjectOwnership { get; init; }
}

/// <summary>Where the new bucket answers.</summary>
public sealed record CreateBucketOutput
{
    [InHeader("Location")]
    public string? Location { get; init; }

    [InHeader("x-amz-bucket-arn")]
    public string? BucketArn { get; init; }
}

/// <summary>Whether the bucket is there and may be used.</summary>
public sealed record HeadBucketRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>A status and headers alone: the bucket exists, and this is its Region.</summary>
public sealed record HeadBucketOutput
{
    [InHeader("x-amz-bucket-arn")]
    public string? BucketArn { get; init; }

    [InHeader("x-amz-bucket-region")]
    public string? BucketRegion { get; init; }

    /// <summary>Whether the name is that of an access point.</summary>
    [InHeader("x-amz-access-point-alias")]
    public bool? AccessPointAlias { get; init; }
}

/// <summary>The caller's buckets, a page at a time where a size is given.</summary>
public sealed record ListBucketsRequest
{
    [InQuery("max-buckets")]
    public int? MaxBuckets { get; init; }

    [InQuery("continuation-token")]
    public string? ContinuationToken { get; init; }

    [InQuery("prefix")]
    public string? Prefix { get; init; }

    [InQuery("bucket-region")]
    public string? BucketRegion { get; init; }
}

/// <summary>A line in the list of buckets.</summary>
public sealed record Bucket
{
    public string? Name { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public string? BucketRegion { get; init; }

    public string? BucketArn { get; init; }
}

/// <summary>An account by its canonical id.</summary>
public sealed record Owner
{
    public string? ID { get; init; }

    public string? DisplayName { get; init; }
}

/// <summary>Buckets of the account in order of name.</summary>
public sealed record ListBucketsOutput
{
    public Owner? Owner { get; init; }

    [Items("Bucket")]
    public IReadOnlyList<Bucket>? Buckets { get; init; }

    public string? Prefix { get; init; }

    public string? ContinuationToken { get; init; }
}

/// <summary>Removes a bucket that holds nothing, not even old versions.</summary>
public sealed record DeleteBucketRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucket answers with its status alone.</summary>
public sealed record DeleteBucketResponse;

/// <summary>Which Region holds the bucket.</summary>
public sealed record GetBucketLocationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The Region, or nothing for <c>us-east-1</c>.</summary>
public sealed record GetBucketLocationOutput
{
    public string? LocationConstraint { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<CreateBucketRequest, CreateBucketOutput> CreateBucket = new(
        Service, nameof(CreateBucket), new("PUT", "/{Bucket}"),
        S3Shapes.Default.CreateBucketRequest, S3Shapes.Default.CreateBucketOutput);

    public static readonly Operation<HeadBucketRequest, HeadBucketOutput> HeadBucket = new(
        Service, nameof(HeadBucket), new("HEAD", "/{Bucket}"),
        S3Shapes.Default.HeadBucketRequest, S3Shapes.Default.HeadBucketOutput);

    public static readonly Operation<ListBucketsRequest, ListBucketsOutput> ListBuckets = new(
        Service, nameof(ListBuckets), new("GET", "/"),
        S3Shapes.Default.ListBucketsRequest, S3Shapes.Default.ListBucketsOutput)
    {
        OutputRoot = "ListAllMyBucketsResult",
    };

    public static readonly Operation<DeleteBucketRequest, DeleteBucketResponse> DeleteBucket = new(
        Service, nameof(DeleteBucket), new("DELETE", "/{Bucket}", 204),
        S3Shapes.Default.DeleteBucketRequest, S3Shapes.Default.DeleteBucketResponse);

    public static readonly Operation<GetBucketLocationRequest, GetBucketLocationOutput> GetBucketLocation = new(
        Service, nameof(GetBucketLocation), new("GET", "/{Bucket}?location"),
        S3Shapes.Default.GetBucketLocationRequest, S3Shapes.Default.GetBucketLocationOutput)
    {
        OutputRoot = "LocationConstraint",
    };
}
