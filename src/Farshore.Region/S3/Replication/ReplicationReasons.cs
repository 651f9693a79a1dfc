namespace Farshore.Region.S3.Replication;

/// <summary>Why replication of a version ends FAILED, in the words of S3's events and of its batch jobs' reports.</summary>
static class ReplicationReasons
{
    public const string NoRole = "AssumeRoleNotPermitted";
    public const string NoConfiguration = "SrcBucketReplicationConfigMissing";
    public const string NotEligible = "SrcObjectNotEligible";
    public const string NoSource = "SrcVersionNotFound";
    public const string NoSourceBucket = "SrcBucketNotFound";
    public const string SourceDenied = "SrcGetObjectNotPermitted";
    public const string SourceAclDenied = "SrcGetAclNotPermitted";
    public const string SourceTagsDenied = "SrcGetTaggingNotPermitted";
    public const string SourceRetentionDenied = "SrcGetRetentionNotPermitted";
    public const string SourceLegalHoldDenied = "SrcGetLegalHoldNotPermitted";
    public const string SourceKey = "SrcKmsKeyInvalidState";
    public const string NoDestination = "DstBucketNotFound";
    public const string Unversioned = "DstBucketUnversioned";
    public const string NoObjectLock = "DstBucketObjectLockConfigMissing";
    public const string NoReplica = "DstVersionNotFound";
    public const string ObjectDenied = "DstPutObjectNotPermitted";
    public const string DeleteDenied = "DstDelObjNotPermitted";
    public const string AclDenied = "DstPutAclNotPermitted";
    public const string TagsDenied = "DstPutTaggingNotPermitted";
    public const string NoKey = "DstKmsKeyNotFound";
    public const string DestinationKey = "DstKmsKeyInvalidState";
}
