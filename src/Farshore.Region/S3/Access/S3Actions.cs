namespace Farshore.Region.S3.Access;

/// <summary>The permission that an operation needs.</summary>
/// <param name="Name">As policies name it.</param>
/// <param name="OfVersion">The permission in its place where the request names a version.</param>
public sealed record S3Action(string Name, string? OfVersion = null);

/// <summary>Which permission each operation needs, where that is not <c>s3:</c> and its own name.</summary>
static class S3Actions
{
    const string Put = "s3:PutObject", List = "s3:ListBucket";

    static readonly Dictionary<string, S3Action> Others = new(StringComparer.Ordinal)
    {
        ["GetObject"] = new("s3:GetObject", "s3:GetObjectVersion"),
        ["HeadObject"] = new("s3:GetObject", "s3:GetObjectVersion"),
        ["SelectObjectContent"] = new("s3:GetObject"),
        ["GetObjectAttributes"] = new("s3:GetObject", "s3:GetObjectVersion"),
        ["GetObjectAcl"] = new("s3:GetObjectAcl", "s3:GetObjectVersionAcl"),
        ["PutObjectAcl"] = new("s3:PutObjectAcl", "s3:PutObjectVersionAcl"),
        ["GetObjectTagging"] = new("s3:GetObjectTagging", "s3:GetObjectVersionTagging"),
        ["PutObjectTagging"] = new("s3:PutObjectTagging", "s3:PutObjectVersionTagging"),
        ["DeleteObjectTagging"] = new("s3:DeleteObjectTagging", "s3:DeleteObjectVersionTagging"),
        ["DeleteObject"] = new("s3:DeleteObject", "s3:DeleteObjectVersion"),
        ["CopyObject"] = new(Put),
        ["CreateMultipartUpload"] = new(Put),
        ["UploadPart"] = new(Put),
        ["UploadPartCopy"] = new(Put),
        ["CompleteMultipartUpload"] = new(Put),
        ["ListParts"] = new("s3:ListMultipartUploadParts"),
        ["ListMultipartUploads"] = new("s3:ListBucketMultipartUploads"),
        ["ListObjects"] = new(List),
        ["ListObjectsV2"] = new(List),
        ["HeadBucket"] = new(List),
        ["ListObjectVersions"] = new("s3:ListBucketVersions"),
        ["ListBuckets"] = new("s3:ListAllMyBuckets"),
        ["GetPublicAccessBlock"] = new("s3:GetBucketPublicAccessBlock"),
        ["PutPublicAccessBlock"] = new("s3:PutBucketPublicAccessBlock"),
        ["DeletePublicAccessBlock"] = new("s3:PutBucketPublicAccessBlock"),
        ["GetBucketEncryption"] = new("s3:GetEncryptionConfiguration"),
        ["PutBucketEncryption"] = new("s3:PutEncryptionConfiguration"),
        ["DeleteBucketEncryption"] = new("s3:PutEncryptionConfiguration"),
        ["GetBucketReplication"] = new("s3:GetReplicationConfiguration"),
        ["PutBucketReplication"] = new("s3:PutReplicationConfiguration"),
        ["DeleteBucketReplication"] = new("s3:PutReplicationConfiguration"),
        ["GetBucketLifecycleConfiguration"] = new("s3:GetLifecycleConfiguration"),
        ["PutBucketLifecycleConfiguration"] = new("s3:PutLifecycleConfiguration"),
        ["DeleteBucketLifecycle"] = new("s3:PutLifecycleConfiguration"),
        ["GetBucketCors"] = new("s3:GetBucketCORS"),
        ["PutBucketCors"] = new("s3:PutBucketCORS"),
        ["DeleteBucketCors"] = new("s3:PutBucketCORS"),
        ["DeleteBucketTagging"] = new("s3:PutBucketTagging"),
        ["DeleteBucketOwnershipControls"] = new("s3:PutBucketOwnershipControls"),
        ["GetBucketNotificationConfiguration"] = new("s3:GetBucketNotification"),
        ["PutBucketNotificationConfiguration"] = new("s3:PutBucketNotification"),
        ["GetBucketAccelerateConfiguration"] = new("s3:GetAccelerateConfiguration"),
        ["PutBucketAccelerateConfiguration"] = new("s3:PutAccelerateConfiguration"),
        ["GetObjectLockConfiguration"] = new("s3:GetBucketObjectLockConfiguration"),
        ["PutObjectLockConfiguration"] = new("s3:PutBucketObjectLockConfiguration"),
        ["GetBucketInventoryConfiguration"] = new("s3:GetInventoryConfiguration"),
        ["ListBucketInventoryConfigurations"] = new("s3:GetInventoryConfiguration"),
        ["PutBucketInventoryConfiguration"] = new("s3:PutInventoryConfiguration"),
        ["DeleteBucketInventoryConfiguration"] = new("s3:PutInventoryConfiguration"),
        ["GetBucketMetricsConfiguration"] = new("s3:GetMetricsConfiguration"),
        ["ListBucketMetricsConfigurations"] = new("s3:GetMetricsConfiguration"),
        ["PutBucketMetricsConfiguration"] = new("s3:PutMetricsConfiguration"),
        ["DeleteBucketMetricsConfiguration"] = new("s3:PutMetricsConfiguration"),
        ["GetBucketAnalyticsConfiguration"] = new("s3:GetAnalyticsConfiguration"),
        ["ListBucketAnalyticsConfigurations"] = new("s3:GetAnalyticsConfiguration"),
        ["PutBucketAnalyticsConfiguration"] = new("s3:PutAnalyticsConfiguration"),
        ["DeleteBucketAnalyticsConfiguration"] = new("s3:PutAnalyticsConfiguration"),
        ["GetBucketIntelligentTieringConfiguration"] = new("s3:GetIntelligentTieringConfiguration"),
        ["ListBucketIntelligentTieringConfigurations"] = new("s3:GetIntelligentTieringConfiguration"),
        ["PutBucketIntelligentTieringConfiguration"] = new("s3:PutIntelligentTieringConfiguration"),
        ["DeleteBucketIntelligentTieringConfiguration"] = new("s3:PutIntelligentTieringConfiguration"),
    };

    // Reading and describing an object that is there: its owner decides, where that is not the bucket's.
    static readonly HashSet<string> OfObjects = new(StringComparer.Ordinal)
    {
        "s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectAttributes", "s3:GetObjectVersionAttributes", "s3:GetObjectAcl",
        "s3:GetObjectVersionAcl", "s3:PutObjectAcl", "s3:PutObjectVersionAcl", "s3:GetObjectTagging", "s3:GetObjectVersionTagging",
        "s3:PutObjectTagging", "s3:PutObjectVersionTagging", "s3:DeleteObjectTagging", "s3:DeleteObjectVersionTagging",
        "s3:RestoreObject", "s3:GetObjectRetention", "s3:GetObjectLegalHold", "s3:PutObjectRetention", "s3:PutObjectLegalHold",
    };

    public static S3Action Of(string operation) => Others.GetValueOrDefault(operation) ?? new("s3:" + operation);

    /// <summary>Whether an action is about an object that exists.</summary>
    public static bool NeedsObject(string action) => OfObjects.Contains(action);

    /// <summary>The permission in an access control list that gives an action; nothing where none does.</summary>
    public static string? Permission(string action) => action switch
    {
        "s3:ListBucket" or "s3:ListBucketVersions" or "s3:ListBucketMultipartUploads" => AclGrant.Read,
        "s3:PutObject" or "s3:DeleteObject" => AclGrant.Write,
        "s3:GetBucketAcl" => AclGrant.ReadAcp,
        "s3:PutBucketAcl" => AclGrant.WriteAcp,
        "s3:GetObject" or "s3:GetObjectVersion" or "s3:GetObjectAttributes" or "s3:GetObjectVersionAttributes" => AclGrant.Read,
        "s3:GetObjectAcl" or "s3:GetObjectVersionAcl" => AclGrant.ReadAcp,
        "s3:PutObjectAcl" or "s3:PutObjectVersionAcl" => AclGrant.WriteAcp,
        _ => null,
    };
}
