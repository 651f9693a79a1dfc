using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>What keeps a bucket's objects private, encrypted and undeleted.</summary>
static class ProtectionSettings
{
    static readonly TemplateForm<OwnershipControls> OwnershipForm = new(BucketDocuments.Default.OwnershipControls);
    static readonly TemplateForm<PublicAccessBlockConfiguration> BlockForm = new(BucketDocuments.Default.PublicAccessBlockConfiguration);
    static readonly TemplateForm<VersioningConfiguration> VersioningForm = new(BucketDocuments.Default.VersioningConfiguration);
    static readonly TemplateForm<ObjectLockConfiguration> LockForm = new(BucketDocuments.Default.ObjectLockConfiguration);
    static readonly TemplateForm<ServerSideEncryptionConfiguration> EncryptionForm = new(
        BucketDocuments.Default.ServerSideEncryptionConfiguration,
        ("ServerSideEncryptionConfiguration", "Rules"), ("ServerSideEncryptionByDefault", "ApplyServerSideEncryptionByDefault"));

    public static readonly BucketSetting Ownership = new("OwnershipControls",
        (api, bucket, wanted, stop) => api.SendAsync(S3Api.PutBucketOwnershipControls, new()
        {
            Bucket = bucket, OwnershipControls = OwnershipForm.Read(wanted, "OwnershipControls"),
        }, stop),
        (api, bucket, stop) => api.SendAsync(S3Api.DeleteBucketOwnershipControls, new() { Bucket = bucket }, stop),
        async (api, bucket, stop) => await Absent.OrNoneAsync(
            api.SendAsync(S3Api.GetBucketOwnershipControls, new() { Bucket = bucket }, stop), "OwnershipControlsNotFoundError")
                is { OwnershipControls: { } there } ? OwnershipForm.Write(there) : null);

    public static readonly BucketSetting PublicAccess = new("PublicAccessBlockConfiguration",
        (api, bucket, wanted, stop) => api.SendAsync(S3Api.PutPublicAccessBlock, new()
        {
            Bucket = bucket, PublicAccessBlockConfiguration = BlockForm.Read(wanted, "PublicAccessBlockConfiguration"),
        }, stop),
        (api, bucket, stop) => api.SendAsync(S3Api.DeletePublicAccessBlock, new() { Bucket = bucket }, stop),
        async (api, bucket, stop) => await Absent.OrNoneAsync(
            api.SendAsync(S3Api.GetPublicAccessBlock, new() { Bucket = bucket }, stop), "NoSuchPublicAccessBlockConfiguration")
                is { PublicAccessBlockConfiguration: { } there } ? BlockForm.Write(there) : null);

    /// <summary>A canned ACL; the API's word for <c>PublicRead</c> is <c>public-read</c>. It cannot be read back: an ACL is a list by
    /// then.</summary>
    public static readonly BucketSetting AccessControl = new("AccessControl",
        (api, bucket, wanted, stop) => wanted.ToString() == "Private" ? Task.CompletedTask
            : api.SendAsync(S3Api.PutBucketAcl, new() { Bucket = bucket, ACL = Canned(wanted.ToString()) }, stop),
        (api, bucket, stop) => api.SendAsync(S3Api.PutBucketAcl, new() { Bucket = bucket, ACL = "private" }, stop),
        (_, _, _) => Task.FromResult<JsonNode?>(null));

    public static readonly BucketSetting Encryption = new("BucketEncryption",
        (api, bucket, wanted, stop) => api.SendAsync(S3Api.PutBucketEncryption, new()
        {
            Bucket = bucket, ServerSideEncryptionConfiguration = EncryptionForm.Read(wanted, "BucketEncryption"),
        }, stop),
        (api, bucket, stop) => api.SendAsync(S3Api.DeleteBucketEncryption, new() { Bucket = bucket }, stop),
        async (api, bucket, stop) => (await api.SendAsync(S3Api.GetBucketEncryption, new() { Bucket = bucket }, stop))
            .ServerSideEncryptionConfiguration is { } there ? EncryptionForm.Write(there) : null);

    public static readonly BucketSetting Versioning = new("VersioningConfiguration",
        (api, bucket, wanted, stop) => api.SendAsync(S3Api.PutBucketVersioning, new()
        {
            Bucket = bucket, VersioningConfiguration = VersioningForm.Read(wanted, "VersioningConfiguration"),
        }, stop),
        (api, bucket, stop) => api.SendAsync(S3Api.PutBucketVersioning, new()
        {
            Bucket = bucket, VersioningConfiguration = new() { Status = "Suspended" },
        }, stop),
        async (api, bucket, stop) => (await api.SendAsync(S3Api.GetBucketVersioning, new() { Bucket = bucket }, stop))
            .Status is { } status ? new JsonObject { ["Status"] = status } : null);

    public static readonly BucketSetting ObjectLock = new("ObjectLockConfiguration",
        (api, bucket, wanted, stop) => api.SendAsync(S3Api.PutObjectLockConfiguration, new()
        {
            Bucket = bucket,
            ObjectLockConfiguration = LockForm.Read(wanted, "ObjectLockConfiguration") with { ObjectLockEnabled = "Enabled" },
        }, stop),
        (api, bucket, stop) => api.SendAsync(S3Api.PutObjectLockConfiguration, new()
        {
            Bucket = bucket, ObjectLockConfiguration = new() { ObjectLockEnabled = "Enabled" },
        }, stop),
        async (api, bucket, stop) => await Absent.OrNoneAsync(
            api.SendAsync(S3Api.GetObjectLockConfiguration, new() { Bucket = bucket }, stop), "ObjectLockConfigurationNotFoundError")
                is { ObjectLockConfiguration: { } there } ? LockForm.Write(there) : null);

    static string Canned(string name) => name switch
    {
        "PublicRead" => "public-read",
        "PublicReadWrite" => "public-read-write",
        "AuthenticatedRead" => "authenticated-read",
        "LogDeliveryWrite" => "log-delivery-write",
        "BucketOwnerRead" => "bucket-owner-read",
        "BucketOwnerFullControl" => "bucket-owner-full-control",
        "AwsExecRead" => "aws-exec-read",
        _ => throw new AwsException("ValidationError",
            $"Properties validation failed for resource with message: #/AccessControl: {name} is not a valid enum value"),
    };
}
