namespace Farshore.Aws.S3;

/// <summary>How long new versions are locked where their writer says nothing; days or years, not both.</summary>
public sealed record DefaultRetention
{
    public string? Mode { get; init; }

    public int? Days { get; init; }

    public int? Years { get; init; }
}

/// <summary>What is done to new versions.</summary>
public sealed record ObjectLockRule
{
    public DefaultRetention? DefaultRetention { get; init; }
}

/// <summary>Whether versions of a bucket can be locked against deletion, and how new ones are.</summary>
public sealed record ObjectLockConfiguration
{
    public string? ObjectLockEnabled { get; init; }

    public ObjectLockRule? Rule { get; init; }
}

/// <summary>Switches object lock on, for good, or replaces its rule.</summary>
public sealed record PutObjectLockConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [Payload]
    public ObjectLockConfiguration? ObjectLockConfiguration { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutObjectLockConfiguration answers with its status alone.</summary>
public sealed record PutObjectLockConfigurationOutput;

/// <summary>Whether versions can be locked against deletion.</summary>
public sealed record GetObjectLockConfigurationRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>The configuration as it was put.</summary>
public sealed record GetObjectLockConfigurationOutput
{
    [Payload]
    public ObjectLockConfiguration? ObjectLockConfiguration { get; init; }
}

public static partial class S3Api
{
    public static readonly Operation<PutObjectLockConfigurationRequest, PutObjectLockConfigurationOutput> PutObjectLockConfiguration = new(
        Service, nameof(PutObjectLockConfiguration), new("PUT", "/{Bucket}?object-lock"),
        ObjectLockShapes.Default.PutObjectLockConfigurationRequest, ObjectLockShapes.Default.PutObjectLockConfigurationOutput)
    {
        RequiresChecksum = true,
    };

    public static readonly Operation<GetObjectLockConfigurationRequest, GetObjectLockConfigurationOutput> GetObjectLockConfiguration = new(
        Service, nameof(GetObjectLockConfiguration), new("GET", "/{Bucket}?object-lock"),
        ObjectLockShapes.Default.GetObjectLockConfigurationRequest, ObjectLockShapes.Default.GetObjectLockConfigurationOutput);
}
