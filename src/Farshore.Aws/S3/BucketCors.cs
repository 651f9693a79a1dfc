namespace Farshore.Aws.S3;

/// <summary>What pages of some origins may ask of the bucket, and see of its answers.</summary>
public sealed record CORSRule
{
    public string? ID { get; init; }

    [Items("AllowedHeader", Flat = true)]
    public IReadOnlyList<string>? AllowedHeaders { get; init; }

    [Items("AllowedMethod", Flat = true)]
    public required IReadOnlyList<string> AllowedMethods { get; init; }

    [Items("AllowedOrigin", Flat = true)]
    public required IReadOnlyList<string> AllowedOrigins { get; init; }

    [Items("ExposeHeader", Flat = true)]
    public IReadOnlyList<string>? ExposeHeaders { get; init; }

    public int? MaxAgeSeconds { get; init; }
}

/// <summary>Rules in the order in which they are tried.</summary>
public sealed record CORSConfiguration
{
    [Items("CORSRule", Flat = true)]
    public required IReadOnlyList<CORSRule> CORSRules { get; init; }
}

/// <summary>Replaces all rules of the bucket.</summary>
public sealed record PutBucketCorsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required CORSConfiguration CORSConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketCors answers with its status alone.</summary>
public sealed record PutBucketCorsResponse;

/// <summary>Asks for the rules in force.</summary>
public sealed record GetBucketCorsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The rules as they were put.</summary>
public sealed record GetBucketCorsOutput
{
    [Items("CORSRule", Flat = true)]
    public IReadOnlyList<CORSRule>? CORSRules { get; init; }
}

/// <summary>Lets no page of another origin in any more.</summary>
public sealed record DeleteBucketCorsRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucketCors answers with its status alone.</summary>
public sealed record DeleteBucketCorsResponse;

public static partial class S3Api
{
    public static readonly Operation<PutBucketCorsRequest, PutBucketCorsResponse> PutBucketCors = new(
        Service, nameof(PutBucketCors), new("PUT", "/{Bucket}?cors"),
        BucketShapes.Default.PutBucketCorsRequest, BucketShapes.Default.PutBucketCorsResponse);

    public static readonly Operation<GetBucketCorsRequest, GetBucketCorsOutput> GetBucketCors = new(
        Service, nameof(GetBucketCors), new("GET", "/{Bucket}?cors"),
        BucketShapes.Default.GetBucketCorsRequest, BucketShapes.Default.GetBucketCorsOutput)
    {
        OutputRoot = "CORSConfiguration",
    };

    public static readonly Operation<DeleteBucketCorsRequest, DeleteBucketCorsResponse> DeleteBucketCors = new(
        Service, nameof(DeleteBucketCors), new("DELETE", "/{Bucket}?cors", 204),
        BucketShapes.Default.DeleteBucketCorsRequest, BucketShapes.Default.DeleteBucketCorsResponse);
}
