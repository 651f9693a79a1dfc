namespace Farshore.Aws.S3;

/// <summary>Who may do what to the bucket.</summary>
public sealed record GetBucketAclRequest
{
    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>To whom a permission is given.</summary>
public sealed record Grantee
{
    public string? DisplayName { get; init; }

    public string? ID { get; init; }

    [InXmlAttribute("xsi:type", Namespace = "http://www.w3.org/2001/XMLSchema-instance")]
    public required string Type { get; init; }

    public string? URI { get; init; }
}

/// <summary>One permission for one grantee.</summary>
public sealed record Grant
{
    public Grantee? Grantee { get; init; }

    public string? Permission { get; init; }
}

/// <summary>Grants in the order in which they were given.</summary>
public sealed record GetBucketAclOutput
{
    public Owner? Owner { get; init; }

    [WireName("AccessControlList"), Items("Grant")]
    public IReadOnlyList<Grant>? Grants { get; init; }
}

/// <summary>Who may do what to one version of an object.</summary>
public sealed record GetObjectAclRequest
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

/// <summary>Grants in the order in which they were given.</summary>
public sealed record GetObjectAclOutput
{
    public Owner? Owner { get; init; }

    [WireName("AccessControlList"), Items("Grant")]
    public IReadOnlyList<Grant>? Grants { get; init; }
}

/// <summary>An access control list, written out.</summary>
public sealed record AccessControlPolicy
{
    [WireName("AccessControlList"), Items("Grant")]
    public IReadOnlyList<Grant>? Grants { get; init; }

    public Owner? Owner { get; init; }
}

/// <summary>Replaces a bucket's list: by name, by grants, or written out.</summary>
public sealed record PutBucketAclRequest
{
    [InHeader("x-amz-acl")]
    public string? ACL { get; init; }

    [Payload]
    public AccessControlPolicy? AccessControlPolicy { get; init; }

    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-grant-full-control")]
    public string? GrantFullControl { get; init; }

    [InHeader("x-amz-grant-read")]
    public string? GrantRead { get; init; }

    [InHeader("x-amz-grant-read-acp")]
    public string? GrantReadACP { get; init; }

    [InHeader("x-amz-grant-write")]
    public string? GrantWrite { get; init; }

    [InHeader("x-amz-grant-write-acp")]
    public string? GrantWriteACP { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutBucketAcl answers with its status alone.</summary>
public sealed record PutBucketAclResponse;

/// <summary>Replaces an object version's list.</summary>
public sealed record PutObjectAclRequest
{
    [InHeader("x-amz-acl")]
    public string? ACL { get; init; }

    [Payload]
    public AccessControlPolicy? AccessControlPolicy { get; init; }

    [InPath("Bucket")]
    public required string Bucket { get; init; }

    [InHeader("x-amz-grant-full-control")]
    public string? GrantFullControl { get; init; }

    [InHeader("x-amz-grant-read")]
    public string? GrantRead { get; init; }

    [InHeader("x-amz-grant-read-acp")]
    public string? GrantReadACP { get; init; }

    [InHeader("x-amz-grant-write")]
    public string? GrantWrite { get; init; }

    [InHeader("x-amz-grant-write-acp")]
    public string? GrantWriteACP { get; init; }

    [InPath("Key")]
    public required string Key { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InHeader("x-amz-expected-bucket-owner")]
    public string? ExpectedBucketOwner { get; init; }
}

/// <summary>PutObjectAcl answers with its status alone.</summary>
public sealed record PutObjectAclOutput
{
}

public static partial class S3Api
{
    public static readonly Operation<GetBucketAclRequest, GetBucketAclOutput> GetBucketAcl = new(
        Service, nameof(GetBucketAcl), new("GET", "/{Bucket}?acl"),
        S3Shapes.Default.GetBucketAclRequest, S3Shapes.Default.GetBucketAclOutput)
    {
        OutputRoot = "AccessControlPolicy",
    };

    public static readonly Operation<GetObjectAclRequest, GetObjectAclOutput> GetObjectAcl = new(
        Service, nameof(GetObjectAcl), new("GET", "/{Bucket}/{Key+}?acl"),
        S3Shapes.Default.GetObjectAclRequest, S3Shapes.Default.GetObjectAclOutput)
    {
        OutputRoot = "AccessControlPolicy",
    };

    public static readonly Operation<PutBucketAclRequest, PutBucketAclResponse> PutBucketAcl = new(
        Service, nameof(PutBucketAcl), new("PUT", "/{Bucket}?acl"),
        S3Shapes.Default.PutBucketAclRequest, S3Shapes.Default.PutBucketAclResponse);

    public static readonly Operation<PutObjectAclRequest, PutObjectAclOutput> PutObjectAcl = new(
        Service, nameof(PutObjectAcl), new("PUT", "/{Bucket}/{Key+}?acl"),
        S3Shapes.Default.PutObjectAclRequest, S3Shapes.Default.PutObjectAclOutput);
}
