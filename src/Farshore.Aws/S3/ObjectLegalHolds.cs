namespace Farshore.Aws.S3;

/// <summary><c>ON</c> locks a version until someone says <c>OFF</c>.</summary>
public sealed record ObjectLockLegalHold
{
    public string? Status { get; init; }
}

/// <summary>Places or lifts a legal hold.</summary>
public sealed record PutObjectLegalHoldRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [Payload, WireName("LegalHold")]
    public ObjectLockLegalHold? LegalHold { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutObjectLegalHold answers with its status alone.</summary>
public sealed record PutObjectLegalHoldOutput;

/// <summary>Whether a legal hold lies on a version.</summary>
public sealed record GetObjectLegalHoldRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The hold as it was last put.</summary>
public sealed record GetObjectLegalHoldOutput
{
    [Payload, WireName("LegalHold")]
    public ObjectLockLegalHold? LegalHold { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutObjectLegalHoldRequest, PutObjectLegalHoldOutput> PutObjectLegalHold = new(
        Service, nameof(PutObjectLegalHold), new("PUT", "/{Bucket}/{Key+}?legal-hold"),
        ObjectLockShapes.Default.PutObjectLegalHoldRequest, ObjectLockShapes.Default.PutObjectLegalHoldOutput)
    {
        RequiresChecksum = true,
    };

    public static readonly Operation<GetObjectLegalHoldRequest, GetObjectLegalHoldOutput> GetObjectLegalHold = new(
        Service, nameof(GetObjectLegalHold), new("GET", "/{Bucket}/{Key+}?legal-hold"),
        ObjectLockShapes.Default.GetObjectLegalHoldRequest, ObjectLockShapes.Default.GetObjectLegalHoldOutput);
}
