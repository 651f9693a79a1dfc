using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.S3.Storage;
using Farshore.Region.S3.Storage.Encryption;

namespace Farshore.Region.S3;

/// <summary>Keys that customers send with their requests (SSE-C): their form, and whether they are what an object needs.</summary>
static class CustomerKeys
{
    const string Requests = "Requests specifying Server Side Encryption with Customer provided keys must provide ";

    /// <exception cref="AwsException"><c>InvalidArgument</c>, <c>InvalidEncryptionAlgorithmError</c>.</exception>
    public static CustomerKey? Of(ICustomerKeyed request) =>
        Read(request.SSECustomerAlgorithm, request.SSECustomerKey, request.SSECustomerKeyMD5, "x-amz-server-side-encryption");

    /// <inheritdoc cref="Of"/>
    public static CustomerKey? OfSource(ICustomerKeyedSource request) => Read(
        request.CopySourceSSECustomerAlgorithm, request.CopySourceSSECustomerKey, request.CopySourceSSECustomerKeyMD5,
        "x-amz-copy-source-server-side-encryption");

    /// <summary>The key that came with a request to read an object.</summary>
    /// <exception cref="AwsException">None came where one is needed, or the other way round; or it is another one.</exception>
    public static CustomerKey? Checked(CustomerKey? given, ObjectHeaders headers) => (given, headers.CustomerKeyHash) switch
    {
        (null, null) => null,
        (null, _) => throw S3Errors.NeedsCustomerKey(),
        (_, null) => throw S3Errors.InvalidRequest("The encryption parameters are not applicable to this object."),
        var (key, hash) => key.Is(hash) ? key : throw S3Errors.WrongCustomerKey(),
    };

    /// <summary>The key that came with a part of an upload.</summary>
    /// <inheritdoc cref="Checked"/>
    public static CustomerKey? Checked(CustomerKey? given, StoredUpload upload) => (given, upload.Headers.CustomerKeyHash) switch
    {
        (null, null) => null,
        (null, _) => throw S3Errors.InvalidRequest("The multipart upload initiate requested encryption. "
            + "Subsequent part requests must include the appropriate encryption parameters."),
        (_, null) => throw S3Errors.InvalidRequest("The multipart upload initiate did not request encryption. "
            + "Subsequent part requests must not include encryption parameters."),
        var (key, hash) => key.Is(hash) ? key
            : throw S3Errors.InvalidRequest("The provided encryption parameters did not match the ones used originally."),
    };

    static CustomerKey? Read(string? algorithm, string? key, string? md5, string header)
    {
        if (algorithm is null && key is null && md5 is null) return null;
        if (algorithm is null) throw Invalid(Requests + "a valid encryption algorithm.", header);
        if (algorithm != EncryptionChoice.Managed)
        {
            throw new AwsException(
                "InvalidEncryptionAlgorithmError", "The encryption request you specified is not valid. The valid value is AES256.")
            {
                Details = new Dictionary<string, string>
                {
                    ["ArgumentName"] = header, ["ArgumentValue"] = algorithm,
                },
            };
        }

        if (string.IsNullOrEmpty(key)) throw Invalid(Requests + "an appropriate secret key.", header);
        if (string.IsNullOrEmpty(md5)) throw Invalid(Requests + "the client calculated MD5 of the secret key.", header);
        var bytes = new byte[CustomerKey.Size + 1];
        if (!Convert.TryFromBase64String(key, bytes, out var size) || size != CustomerKey.Size)
            throw Invalid("The secret key was invalid for the specified algorithm.", header);
        bytes = bytes[..CustomerKey.Size];
        return Convert.ToBase64String(MD5.HashData(bytes)) == md5 ? new(bytes, md5)
            : throw Invalid("The calculated MD5 hash of the key did not match the hash that was provided.", header);
    }

    static AwsException Invalid(string message, string header) => S3Errors.InvalidArgument(message, header, null);
}
