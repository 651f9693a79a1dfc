using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>How one object is to be encrypted: as its writer says, or else as its bucket does.</summary>
/// <param name="Algorithm"><c>AES256</c>, <c>aws:kms</c> or <c>aws:kms:dsse</c>.</param>
/// <param name="KeyId">ARN of the KMS key; none for SSE-S3.</param>
/// <param name="BucketKey">Whether a key of the bucket stands between.</param>
sealed record EncryptionChoice(string Algorithm, string? KeyId, bool? BucketKey)
{
    public const string Managed = "AES256";

    public static bool IsKnown(string algorithm) => algorithm is Managed or "aws:kms" or "aws:kms:dsse";

    public static EncryptionChoice Of(BucketState bucket, RegionContext region, string? algorithm, string? keyId, bool? bucketKey)
    {
        if (algorithm is not null && !IsKnown(algorithm))
        {
            throw S3Errors.InvalidArgument("The encryption method specified is not supported", "x-amz-server-side-encryption", algorithm);
        }

        if (keyId is not null && algorithm is null or Managed && keyId is not null)
        {
            throw S3Errors.InvalidArgument(
                "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms",
                "x-amz-server-side-encryption", algorithm ?? "null");
        }

        var rule = bucket.Encryption ?? BucketEncryption.Default;
        var standard = rule.ApplyServerSideEncryptionByDefault!;
        if (algorithm is null) (algorithm, keyId) = (standard.SSEAlgorithm, standard.KMSMasterKeyID);
        return algorithm == Managed
            ? new(algorithm, null, null)
            : new(algorithm, KeyArn(region, keyId ?? standard.KMSMasterKeyID), bucketKey ?? rule.BucketKeyEnabled is true ? true : null);
    }

    static string KeyArn(RegionContext region, string? key) => key switch
    {
        null => region.Arn("kms", "alias/aws/s3").ToString(),
        _ when key.StartsWith("arn:", StringComparison.Ordinal) => key,
        _ when key.StartsWith("alias/", StringComparison.Ordinal) => region.Arn("kms", key).ToString(),
        _ => region.Arn("kms", "key/" + key).ToString(),
    };
}
