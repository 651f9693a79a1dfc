using Farshore.Aws;

namespace Farshore.Region.S3;

/// <summary>S3's refusals, in its words.</summary>
static class S3Errors
{
    public static AwsException NoSuchBucket(string bucket) =>
        new("NoSuchBucket", "The specified bucket does not exist", 404) { Details = Of("BucketName", bucket) };

    public static AwsException BucketNotEmpty(string bucket) =>
        new("BucketNotEmpty", "The bucket you tried to delete is not empty", 409) { Details = Of("BucketName", bucket) };

    public static AwsException NoSuchKey(string key) =>
        new("NoSuchKey", "The specified key does not exist.", 404) { Details = Of("Key", key) };

    public static AwsException NoSuchVersion(string key, string versionId) =>
        new("NoSuchVersion", "The specified version does not exist.", 404)
    {
        Details = new Dictionary<string, string> { ["Key"] = key, ["VersionId"] = versionId },
    };

    public static AwsException NoSuchUpload(string uploadId) => new(
        "NoSuchUpload",
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.", 404)
    {
        Details = Of("UploadId", uploadId),
    };

    public static AwsException InvalidArgument(string message, string name, string? value) => new("InvalidArgument", message)
    {
        Details = value is null ? Of("ArgumentName", name) : new Dictionary<string,
            string> { ["ArgumentName"] = name, ["ArgumentValue"] = value },
    };

    public static AwsException MalformedXml() =>
        new("MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema");

    /// <summary>A setting of a bucket that it does not have.</summary>
    public static AwsException NotSet(string code, string message, string bucket) =>
        new(code, message, 404) { Details = Of("BucketName", bucket) };

    public static AwsException NoObjectLock(string key) =>
        new("NoSuchObjectLockConfiguration", "The specified object does not have a ObjectLock configuration",
            404) { Details = Of("Key", key) };

    public static AwsException InvalidRequest(string message) => new("InvalidRequest", message);

    public static AwsException PreconditionFailed(string condition) =>
        new("PreconditionFailed", "At least one of the pre-conditions you specified did not hold",
            412) { Details = Of("Condition", condition) };

    public static AwsException NotImplemented(string header, string? more = null) =>
        new("NotImplemented", "A header you provided implies functionality that is not implemented", 501)
        {
            Details = more is null ? Of("Header", header)
                : new Dictionary<string, string> { ["Header"] = header, ["additionalMessage"] = more },
        };

    public static AwsException MissingContentLength() =>
        new("MissingContentLength", "You must provide the Content-Length HTTP header.", 411);

    public static AwsException EntityTooLarge(long most, long proposed) =>
        new("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
        {
            Details = new Dictionary<string, string> { ["ProposedSize"] = $"{proposed}", ["MaxSizeAllowed"] = $"{most}" },
        };

    /// <summary>An object that is encrypted with the customer's key was asked for without it.</summary>
    public static AwsException NeedsCustomerKey() => InvalidRequest("The object was stored using a form of Server Side Encryption. "
        + "The correct parameters must be provided to retrieve the object.");

    /// <summary>An object that is encrypted with the customer's key was asked for with another.</summary>
    public static AwsException WrongCustomerKey() => new("AccessDenied", "Access Denied", 403);

    static Dictionary<string, string> Of(string name, string value) => new() { [name] = value };
}
