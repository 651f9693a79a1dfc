using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.S3.Storage;
using Farshore.Region.S3.Storage.Encryption;

namespace Farshore.Region.S3;

/// <summary>How one object is to be encrypted: as its writer says, or else as its bucket does.</summary>
/// <param name="Algorithm"><c>AES256</c>, <c>aws:kms</c> or <c>aws:kms:dsse</c>.</param>
/// <param name="KeyId">ARN of the KMS key, which encrypts now; none for others.</param>
/// <param name="BucketKey">Whether a key of the bucket stands between.</param>
/// <param name="Context">What KMS is to bind the key to as well: JSON in base64.</param>
/// <param name="Customer">The customer's key, where it is to be encrypted with that.</param>
sealed record EncryptionChoice(string Algorithm, string? KeyId, bool? BucketKey, string? Context, CustomerKey? Customer)
{
    public const string Managed = "AES256";

    const string Header = "x-amz-server-side-encryption";

    public static bool IsKnown(string algorithm) => algorithm is Managed or "aws:kms" or "aws:kms:dsse";

    /// <exception cref="AwsException"><c>InvalidArgument</c>, <c>AccessDenied</c> where the bucket blocks it, and what KMS says of the
    /// key.</exception>
    public static EncryptionChoice Of(BucketState bucket, BodyKeys keys, IEncryptionRequest request)
    {
        var (algorithm, keyId) = (request.ServerSideEncryption, request.SSEKMSKeyId);
        var rule = BucketEncryption.RuleOf(bucket);
        var bringsKey = (request.SSECustomerAlgorithm ?? request.SSECustomerKey ?? request.SSECustomerKeyMD5) is not null;
        if (bringsKey && rule.BlockedEncryptionTypes?.EncryptionType is [BucketEncryption.ByCustomer])
            throw new AwsException("AccessDenied", "Access Denied", 403);
        if (CustomerKeys.Of(request) is { } customer) return ByCustomer(request, customer);
        if (algorithm is not null && !IsKnown(algorithm))
            throw S3Errors.InvalidArgument("The encryption method specified is not supported", Header, algorithm);
        if (keyId is not null && algorithm is null or Managed)
        {
            throw S3Errors.InvalidArgument(
                "Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms",
                Header, algorithm ?? "null");
        }

        var standard = rule.ApplyServerSideEncryptionByDefault!;
        algorithm ??= standard.SSEAlgorithm;
        return algorithm == Managed
            ? new(algorithm, null, null, null, null)
            : new(algorithm, keys.KeyArn(keyId ?? standard.KMSMasterKeyID), request.BucketKeyEnabled ?? rule.BucketKeyEnabled is true
                ? true : null, CheckedContext(request.SSEKMSEncryptionContext), null);
    }

    static EncryptionChoice ByCustomer(IEncryptionRequest request, CustomerKey customer)
    {
        if (request.ServerSideEncryption is { } other)
        {
            throw S3Errors.InvalidArgument(
                "Server Side Encryption with Customer provided key is incompatible with the encryption method specified", Header, other);
        }

        return new(Managed, null, null, null, customer);
    }

    static string? CheckedContext(string? context)
    {
        if (context is null) return null;
        try
        {
            var pairs = JsonSerializer.Deserialize(Convert.FromBase64String(context), S3Documents.Default.DictionaryStringString);
            if (pairs is not null && !pairs.Keys.Any(name => name.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))) return context;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            // Refused below, as any other that is none.
        }

        throw S3Errors.InvalidArgument(
            "The header 'x-amz-server-side-encryption-context' shall be Base64-encoded UTF-8 string holding JSON which represents a "
            + "string-string map", "x-amz-server-side-encryption-context", context);
    }
}
