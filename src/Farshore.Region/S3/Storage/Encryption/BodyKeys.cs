using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.Signing;
using Farshore.Region.Hosting;
using Farshore.Region.Kms;
using Farshore.Region.Storage.Secrets;

namespace Farshore.Region.S3.Storage.Encryption;

/// <summary>Makes, wraps and unwraps the keys of bodies, each as its object's headers say: under the region's own key (SSE-S3), a key of
/// KMS (SSE-KMS), or the customer's (SSE-C).</summary>
public sealed class BodyKeys(RegionContext region)
{
    const int Size = 32;
    const byte ByRegion = 1, ByKms = 2, ByCustomer = 3;

    readonly KmsKeys kms = new(region);
    readonly KeyedHash own = new(region.Secret.Derive("s3 bodies"));
    readonly byte[] tags = region.Secret.Derive("s3 etags");

    // Who asks is judged by what all regions share; a store by itself does without.
    KmsAccess Access => field ??= new(region);

    /// <summary>The ARN of the KMS key that a client named, which is one that encrypts now; AWS's own key for S3 where it named
    /// none.</summary>
    /// <exception cref="AwsException"><c>KMS.NotFoundException</c>, <c>KMS.DisabledException</c>,
    /// <c>KMS.KMSInvalidStateException</c>.</exception>
    public string KeyArn(string? named) => InKms(() => kms.FindUsable(named ?? "alias/aws/s3").Arn.ToString());

    /// <summary>Refuses a caller who may not use the KMS key of an object, where it has one.</summary>
    /// <param name="caller">Who writes or reads the object.</param>
    /// <param name="action">What S3 asks of KMS for it: <c>kms:GenerateDataKey</c> or <c>kms:Decrypt</c>.</param>
    /// <param name="bucket">The object's bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="headers">Say how it is encrypted.</param>
    /// <exception cref="AwsException"><c>AccessDenied</c>, or what KMS says of the key.</exception>
    public void CheckUse(Principal caller, string action, string bucket, string key, ObjectHeaders headers)
    {
        if (headers.SSEKMSKeyId is { } arn)
            InKms(() => { Access.Check(caller, action, kms.FindUsable(arn), Context(bucket, key, headers), "s3"); return true; });
    }

    /// <summary>The ETag of a body: its MD5 under the region's own key. With other keys it must not say that; it is the same for the same
    /// bytes under the same key, so that a part sent twice is the part that was listed.</summary>
    public string ETagOf(ObjectHeaders headers, string md5, CustomerKey? customer = null)
    {
        if (headers.HasMD5) return md5;
        var hash = HMACSHA256.HashData(customer?.Bytes ?? tags, Encoding.UTF8.GetBytes($"{headers.SSEKMSKeyId} {md5}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, MD5.HashSizeInBytes));
    }

    /// <summary>A new key for a new body of an object.</summary>
    /// <param name="bucket">The object's bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="headers">Say how it is encrypted.</param>
    /// <param name="customer">The customer's key, where it is with that.</param>
    public BodyKey New(string bucket, string key, ObjectHeaders headers, CustomerKey? customer = null)
    {
        // By far the most are the region's own, and small: deriving a key costs half of wrapping one.
        if (IsByRegion(headers)) return OwnKey([ByRegion, .. RandomNumberGenerator.GetBytes(Size)]);
        return Wrap(RandomNumberGenerator.GetBytes(Size), bucket, key, headers, customer);
    }

    /// <summary>The key of a body that another object has, for an object that is to hold it too.</summary>
    /// <param name="wrapped">As the other object has it.</param>
    /// <param name="data">The same, unwrapped.</param>
    /// <param name="bucket">The new object's bucket.</param>
    /// <param name="key">The new object's key.</param>
    /// <param name="headers">Say how the new object is encrypted; with the region's own key only if the other one is.</param>
    /// <param name="customer">The customer's key for the new object.</param>
    public BodyKey Again(byte[] wrapped, byte[] data, string bucket, string key, ObjectHeaders headers, CustomerKey? customer = null)
    {
        if (!IsByRegion(headers)) return Wrap(data, bucket, key, headers, customer);
        return wrapped[0] == ByRegion ? new(data, wrapped)
            : throw new InvalidOperationException("a key that is not the region's own does not become it");
    }

    BodyKey Wrap(byte[] data, string bucket, string key, ObjectHeaders headers, CustomerKey? customer) => new(data,
        headers.CustomerKeyHash is not null
            ? [ByCustomer, .. Envelope.Seal((customer ?? throw S3Errors.NeedsCustomerKey()).Bytes, data, [])]
            : [ByKms, .. InKms(() => kms.Materials.Encrypt(kms.FindUsable(headers.SSEKMSKeyId!).Id, data, Context(bucket, key, headers)))]);

    BodyKey OwnKey(byte[] wrapped) => new(own.Of(wrapped.AsSpan(1)), wrapped);

    static bool IsByRegion(ObjectHeaders headers) => headers is { CustomerKeyHash: null, SSEKMSKeyId: null };

    /// <summary>The key that opens a body of an object.</summary>
    /// <exception cref="AwsException">The KMS key must not be used, or the customer's is missing or another.</exception>
    public byte[] Unwrap(string bucket, string key, ObjectHeaders headers, byte[] wrapped, CustomerKey? customer = null) =>
        wrapped[0] switch
    {
        ByRegion => OwnKey(wrapped).Data,
        ByKms => InKms(() =>
        {
            var id = KeyMaterials.KeyOf(wrapped.AsSpan(1)) ?? throw Damaged(bucket, key);
            return kms.Materials.Decrypt(kms.FindUsable(id).Id, wrapped.AsSpan(1), Context(bucket, key, headers));
        }),
        ByCustomer => Envelope.Open((customer ?? throw S3Errors.NeedsCustomerKey()).Bytes, wrapped.AsSpan(1), [])
            ?? throw S3Errors.WrongCustomerKey(),
        _ => throw Damaged(bucket, key),
    } ?? throw Damaged(bucket, key);

    /// <summary>As <see cref="Unwrap"/>, whatever state the KMS key is in: a check reads for nobody.</summary>
    /// <returns>Nothing where the key is the customer's or is gone for good.</returns>
    public byte[]? UnwrapForCheck(string bucket, string key, ObjectHeaders headers, byte[] wrapped)
    {
        if (wrapped[0] == ByCustomer) return null;
        if (wrapped[0] != ByKms) return Unwrap(bucket, key, headers, wrapped);
        var id = KeyMaterials.KeyOf(wrapped.AsSpan(1)) ?? throw Damaged(bucket, key);
        if (kms.Keys.Find(id) is null) return null;
        return kms.Materials.Decrypt(id, wrapped.AsSpan(1), Context(bucket, key, headers)) ?? throw Damaged(bucket, key);
    }

    // As AWS gives KMS's refusals back.
    static T InKms<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (AwsException refused)
        {
            throw refused.Code == "AccessDeniedException" ? new AwsException("AccessDenied", refused.Message, 403)
                : new AwsException("KMS." + refused.Code, refused.Message);
        }
    }

    static Dictionary<string, string> Context(string bucket, string key, ObjectHeaders headers)
    {
        var context = headers.EncryptionContext is { } given
            ? JsonSerializer.Deserialize(Convert.FromBase64String(given), S3Documents.Default.DictionaryStringString)! : [];
        context["aws:s3:arn"] = headers.BucketKeyEnabled == true ? $"arn:aws:s3:::{bucket}" : $"arn:aws:s3:::{bucket}/{key}";
        return context;
    }

    static IOException Damaged(string bucket, string key) => new($"the key of the body of {bucket}/{key} is damaged");
}
