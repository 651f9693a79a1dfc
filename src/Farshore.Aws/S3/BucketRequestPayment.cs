namespace Farshore.Aws.S3;

/// <summary><c>BucketOwner</c> or <c>Requester</c>.</summary>
public sealed record RequestPaymentConfiguration
{
    public required string Payer { get; init; }
}

/// <summary>Says who pays from now on.</summary>
public sealed record PutBucketRequestPaymentRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required RequestPaymentConfiguration RequestPaymentConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketRequestPayment answers with its status alone.</summary>
public sealed record PutBucketRequestPaymentResponse;

/// <summary>Who pays for requests.</summary>
public sealed record GetBucketRequestPaymentRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The owner, unless something else was put.</summary>
public sealed record GetBucketRequestPaymentOutput
{
    public string? Payer { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutBucketRequestPaymentRequest, PutBucketRequestPaymentResponse> PutBucketRequestPayment = new(
        Service, nameof(PutBucketRequestPayment), new("PUT", "/{Bucket}?requestPayment"),
        BucketShapes.Default.PutBucketRequestPaymentRequest, BucketShapes.Default.PutBucketRequestPaymentResponse);

    public static readonly Operation<GetBucketRequestPaymentRequest, GetBucketRequestPaymentOutput> GetBucketRequestPayment = new(
        Service, nameof(GetBucketRequestPayment), new("GET", "/{Bucket}?requestPayment"),
        BucketShapes.Default.GetBucketRequestPaymentRequest, BucketShapes.Default.GetBucketRequestPaymentOutput)
    {
        OutputRoot = "RequestPaymentConfiguration",
    };
}
