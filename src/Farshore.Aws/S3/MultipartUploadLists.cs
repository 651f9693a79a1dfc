namespace Farshore.Aws.S3;

/// <summary>Uploads under way, in order of key, then of beginning.</summary>
public sealed record ListMultipartUploadsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InQuery("delimiter")]
    public string? Delimiter { get; init; }

    [InQuery("encoding-type")]
    public string? EncodingType { get; init; }

    [InQuery("key-marker")]
    public string? KeyMarker { get; init; }

    [InQuery("max-uploads")]
    public int? MaxUploads { get; init; }

    [InQuery("prefix")]
    public string? Prefix { get; init; }

    [InQuery("upload-id-marker")]
    public string? UploadIdMarker { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Who began an upload.</summary>
public sealed record Initiator
{
    public string? ID { get; init; }

    public string? DisplayName { get; init; }
}

/// <summary>An upload that is neither completed nor aborted.</summary>
public sealed record MultipartUpload
{
    public string? Key { get; init; }

    public string? UploadId { get; init; }

    public Initiator? Initiator { get; init; }

    public Owner? Owner { get; init; }

    public string? StorageClass { get; init; }

    public DateTimeOffset? Initiated { get; init; }

    public string? ChecksumAlgorithm { get; init; }

    public string? ChecksumType { get; init; }
}

/// <summary>A page of uploads; two markers say where the next begins.</summary>
public sealed record ListMultipartUploadsOutput
{
    public string? Bucket { get; init; }

    public string? KeyMarker { get; init; }

    public string? UploadIdMarker { get; init; }

    public string? NextKeyMarker { get; init; }

    public string? NextUploadIdMarker { get; init; }

    public string? Prefix { get; init; }

    public string? Delimiter { get; init; }

    public string? EncodingType { get; init; }

    public int? MaxUploads { get; init; }

    public bool? IsTruncated { get; init; }

    [Items("Upload", Flat = true)]
    public IReadOnlyList<MultipartUpload>? Uploads { get; init; }

    [Items("CommonPrefixes", Flat = true)]
    public IReadOnlyList<CommonPrefix>? CommonPrefixes { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<ListMultipartUploadsRequest, ListMultipartUploadsOutput> ListMultipartUploads = new(
        Service, nameof(ListMultipartUploads), new("GET", "/{Bucket}?uploads"),
        S3Shapes.Default.ListMultipartUploadsRequest, S3Shapes.Default.ListMultipartUploadsOutput)
    {
        OutputRoot = "ListMultipartUploadsResult",
    };
}
