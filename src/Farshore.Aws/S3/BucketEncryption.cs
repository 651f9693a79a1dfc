namespace Farshore.Aws.S3;

/// <summary><c>AES256</c>, <c>aws:kms</c> or <c>aws:kms:dsse</c>, the latter two with a key.</summary>
public sealed record ServerSideEncryptionByDefault
{
    public required string SSEAlgorithm { get; init; }

    public string? KMSMasterKeyID { get; init; }
}

/// <summary>Ways of encrypting that writers may not choose: <c>SSE-C</c>, or <c>NONE</c> where they may choose any.</summary>
public sealed record BlockedEncryptionTypes
{
    [Items("EncryptionType", Flat = true)]
    public IReadOnlyList<string>? EncryptionType { get; init; }
}

/// <summary>How a new object is encrypted when its writer does not say.</summary>
public sealed record ServerSideEncryptionRule
{
    public ServerSideEncryptionByDefault? ApplyServerSideEncryptionByDefault { get; init; }

    public bool? BucketKeyEnabled { get; init; }

    public BlockedEncryptionTypes? BlockedEncryptionTypes { get; init; }
}

/// <summary>Holds exactly one rule.</summary>
public sealed record ServerSideEncryptionConfiguration
{
    [Items("Rule", Flat = true)]
    public required IReadOnlyList<ServerSideEncryptionRule> Rules { get; init; }
}

/// <summary>Changes the default for objects written from now on.</summary>
public sealed record PutBucketEncryptionRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public required ServerSideEncryptionConfiguration ServerSideEncryptionConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketEncryption answers with its status alone.</summary>
public sealed record PutBucketEncryptionResponse;

/// <summary>The default encryption of the bucket.</summary>
public sealed record GetBucketEncryptionRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>Never empty: a bucket without a setting has SSE-S3.</summary>
public sealed record GetBucketEncryptionOutput
{
    [Payload]
    public ServerSideEncryptionConfiguration? ServerSideEncryptionConfiguration { get; init; }
}

/// <summary>Back to SSE-S3.</summary>
public sealed record DeleteBucketEncryptionRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>DeleteBucketEncryption answers with its status alone.</summary>
public sealed record DeleteBucketEncryptionResponse;

public static partial class S3Api
{
    public static readonly Operation<PutBucketEncryptionRequest, PutBucketEncryptionResponse> PutBucketEncryption = new(
        Service, nameof(PutBucketEncryption), new("PUT", "/{Bucket}?encryption"),
        S3Shapes.Default.PutBucketEncryptionRequest, S3Shapes.Default.PutBucketEncryptionResponse);

    public static readonly Operation<GetBucketEncryptionRequest, GetBucketEncryptionOutput> GetBucketEncryption = new(
        Service, nameof(GetBucketEncryption), new("GET", "/{Bucket}?encryption"),
        S3Shapes.Default.GetBucketEncryptionRequest, S3Shapes.Default.GetBucketEncryptionOutput);

    public static readonly Operation<DeleteBucketEncryptionRequest, DeleteBucketEncryptionResponse> DeleteBucketEncryption = new(
        Service, nameof(DeleteBucketEncryption), new("DELETE", "/{Bucket}?encryption", 204),
        S3Shapes.Default.DeleteBucketEncryptionRequest, S3Shapes.Default.DeleteBucketEncryptionResponse);
}
