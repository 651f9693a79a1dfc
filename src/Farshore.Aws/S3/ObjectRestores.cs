namespace Farshore.Aws.S3;

/// <summary>How fast an archived object is to be had.</summary>
public sealed record GlacierJobParameters
{
    public required string Tier { get; init; }
}

/// <summary>For how many days a readable copy is wanted.</summary>
public sealed record RestoreRequest
{
    public int? Days { get; init; }

    public GlacierJobParameters? GlacierJobParameters { get; init; }

    public string? Type { get; init; }

    public string? Tier { get; init; }
}

/// <summary>Asks for a readable copy of an archived object, or for a longer life of the one there is.</summary>
public sealed record RestoreObjectRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [Payload]
    public RestoreRequest? RestoreRequest { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>RestoreObject answers with its status alone: 202 where the copy is being made, 200 where there is one.</summary>
public sealed record RestoreObjectOutput;

public static partial class S3Api
{
    public static readonly Operation<RestoreObjectRequest, RestoreObjectOutput> RestoreObject = new(
        Service, nameof(RestoreObject), new("POST", "/{Bucket}/{Key+}?restore"),
        ObjectRestoreShapes.Default.RestoreObjectRequest, ObjectRestoreShapes.Default.RestoreObjectOutput);
}
