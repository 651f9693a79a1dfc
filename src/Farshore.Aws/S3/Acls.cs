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

/// <summary>The owner's full control, where ACLs are off.</summary>
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

/// <summary>The owner's full control, where ACLs are off.</summary>
public sealed record GetObjectAclOutput
{
    public Owner? Owner { get; init; }

    [WireName("AccessControlList"), Items("Grant")]
    public IReadOnlyList<Grant>? Grants { get; init; }
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
}
