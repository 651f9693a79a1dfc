using System.Text;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>What the three ways to begin an object say about it, as it is kept.</summary>
static class RequestedHeaders
{
    const string DefaultType = "binary/octet-stream";
    const int MostMetadata = 2048;

    static readonly HashSet<string> StorageClasses =
    [
        "STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "GLACIER_IR",
    ];

    public static ObjectHeaders Of(PutObjectRequest request, EncryptionChoice encryption) => Encrypted(encryption, new()
    {
        ContentType = request.ContentType ?? DefaultType,
        ContentEncoding = WithoutChunks(request.ContentEncoding),
        ContentLanguage = request.ContentLanguage,
        ContentDisposition = request.ContentDisposition,
        CacheControl = request.CacheControl,
        Expires = request.Expires,
        WebsiteRedirectLocation = Redirect(request.WebsiteRedirectLocation),
        Metadata = Checked(request.Metadata),
    });

    public static ObjectHeaders Of(CreateMultipartUploadRequest request, EncryptionChoice encryption) => Encrypted(encryption, new()
    {
        ContentType = request.ContentType ?? DefaultType,
        ContentEncoding = WithoutChunks(request.ContentEncoding),
        ContentLanguage = request.ContentLanguage,
        ContentDisposition = request.ContentDisposition,
        CacheControl = request.CacheControl,
        Expires = request.Expires,
        WebsiteRedirectLocation = Redirect(request.WebsiteRedirectLocation),
        Metadata = Checked(request.Metadata),
    });

    /// <summary>For a copy that replaces the metadata of its source.</summary>
    public static ObjectHeaders Of(CopyObjectRequest request, EncryptionChoice encryption) => Encrypted(encryption, new()
    {
        ContentType = request.ContentType ?? DefaultType,
        ContentEncoding = WithoutChunks(request.ContentEncoding),
        ContentLanguage = request.ContentLanguage,
        ContentDisposition = request.ContentDisposition,
        CacheControl = request.CacheControl,
        Expires = request.Expires,
        WebsiteRedirectLocation = Redirect(request.WebsiteRedirectLocation),
        Metadata = Checked(request.Metadata),
    });

    public static ObjectHeaders Encrypted(EncryptionChoice encryption, ObjectHeaders headers) => headers with
    {
        ServerSideEncryption = encryption.Algorithm,
        SSEKMSKeyId = encryption.KeyId,
        BucketKeyEnabled = encryption.BucketKey,
        EncryptionContext = encryption.Context,
        CustomerKeyHash = encryption.Customer?.Hash(),
    };

    /// <exception cref="AwsException"><c>InvalidStorageClass</c>.</exception>
    public static string StorageClass(string? asked) => asked is null ? "STANDARD" : StorageClasses.Contains(asked) ? asked
        : throw new AwsException("InvalidStorageClass", "The storage class you specified is not valid")
        {
            Details = new Dictionary<string, string> { ["StorageClassRequested"] = asked },
        };

    /// <exception cref="AwsException"><c>InvalidRedirectLocation</c>.</exception>
    static string? Redirect(string? location) => location is null || location.StartsWith('/')
        || location.StartsWith("http://", StringComparison.Ordinal) || location.StartsWith("https://", StringComparison.Ordinal)
        ? location
        : throw new AwsException(
            "InvalidRedirectLocation", "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.");

    /// <exception cref="AwsException"><c>KeyTooLongError</c>.</exception>
    public static void CheckKey(string key)
    {
        const int most = 1024;
        var size = Encoding.UTF8.GetByteCount(key);
        if (size <= most) return;
        throw new AwsException("KeyTooLongError", "Your key is too long")
        {
            Details = new Dictionary<string, string> { ["Size"] = $"{size}", ["MaxSizeAllowed"] = $"{most}" },
        };
    }

    // How the body travelled is not how the object is encoded.
    static string? WithoutChunks(string? encoding)
    {
        if (encoding is null || !encoding.Contains("aws-chunked", StringComparison.OrdinalIgnoreCase)) return encoding;
        var left = encoding.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(one => !one.Equals("aws-chunked", StringComparison.OrdinalIgnoreCase));
        return string.Join(",", left) is { Length: > 0 } rest ? rest : null;
    }

    static Dictionary<string, string>? Checked(IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is null or { Count: 0 }) return null;
        var size = metadata.Sum(entry => Encoding.UTF8.GetByteCount(entry.Key) + Encoding.UTF8.GetByteCount(entry.Value));
        if (size > MostMetadata)
        {
            throw new AwsException("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size")
            {
                Details = new Dictionary<string, string> { ["Size"] = $"{size}", ["MaxSizeAllowed"] = $"{MostMetadata}" },
            };
        }

        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in metadata) kept[name.ToLowerInvariant()] = value;
        return kept;
    }
}
