using Farshore.Aws;
using Farshore.Aws.Kms;
using Farshore.Region.Hosting;

namespace Farshore.Region.Kms;

/// <summary>Encrypting and decrypting of a few bytes under a key of the region.</summary>
sealed class Ciphertexts(KmsKeys keys, KmsAccess access)
{
    const string Algorithm = "SYMMETRIC_DEFAULT";
    const int MostPlaintext = 4096;

    public void Serve(Operations served)
    {
        served.Add(KmsApi.Encrypt, EncryptAsync);
        served.Add(KmsApi.Decrypt, DecryptAsync);
        served.Add(KmsApi.ReEncrypt, ReEncryptAsync);
    }

    Task<EncryptResponse> EncryptAsync(EncryptRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.Plaintext.Length is 0 or > MostPlaintext)
        {
            throw KmsErrors.Validation(
                "1 validation error detected: Value at 'plaintext' failed to satisfy constraint: Member must have length "
                + (request.Plaintext.Length == 0 ? "greater than or equal to 1" : $"less than or equal to {MostPlaintext}"));
        }

        CheckAlgorithm(request.EncryptionAlgorithm);
        var key = keys.FindUsable(request.KeyId, nameof(KmsApi.Encrypt));
        access.Check(call.Caller, "kms:Encrypt", key, request.EncryptionContext);
        KmsErrors.EndDryRun(request.DryRun);
        return Task.FromResult(new EncryptResponse
        {
            CiphertextBlob = keys.Materials.Encrypt(key.Id, request.Plaintext, request.EncryptionContext),
            KeyId = key.Arn.ToString(),
            EncryptionAlgorithm = Algorithm,
        });
    }

    Task<DecryptResponse> DecryptAsync(DecryptRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckAlgorithm(request.EncryptionAlgorithm);
        var (key, plaintext) = Decrypted(request.CiphertextBlob, request.KeyId, request.EncryptionContext, call, "kms:Decrypt");
        KmsErrors.EndDryRun(request.DryRun);
        return Task.FromResult(new DecryptResponse
        {
            KeyId = key.Arn.ToString(),
            Plaintext = plaintext,
            EncryptionAlgorithm = Algorithm,
        });
    }

    Task<ReEncryptResponse> ReEncryptAsync(ReEncryptRequest request, Call call, CancellationToken cancellationToken)
    {
        CheckAlgorithm(request.SourceEncryptionAlgorithm);
        CheckAlgorithm(request.DestinationEncryptionAlgorithm);
        var (source, plaintext) = Decrypted(
            request.CiphertextBlob, request.SourceKeyId, request.SourceEncryptionContext, call, "kms:ReEncryptFrom");
        var key = keys.FindUsable(request.DestinationKeyId, nameof(KmsApi.ReEncrypt));
        access.Check(call.Caller, "kms:ReEncryptTo", key, request.DestinationEncryptionContext);
        KmsErrors.EndDryRun(request.DryRun);
        return Task.FromResult(new ReEncryptResponse
        {
            CiphertextBlob = keys.Materials.Encrypt(key.Id, plaintext, request.DestinationEncryptionContext),
            SourceKeyId = source.Arn.ToString(),
            KeyId = key.Arn.ToString(),
            SourceEncryptionAlgorithm = Algorithm,
            DestinationEncryptionAlgorithm = Algorithm,
        });
    }

    (MasterKey Key, byte[] Plaintext) Decrypted(
        byte[]? ciphertext, string? named, IReadOnlyDictionary<string, string>? context, Call call, string action)
    {
        if (ciphertext is null) throw KmsErrors.Validation(
            "1 validation error detected: Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null");
        var expected = named is null ? null : keys.Find(named);
        var id = KeyMaterials.KeyOf(ciphertext) ?? throw Invalid();
        if (expected is not null && expected.Id != id)
        {
            throw new AwsException("IncorrectKeyException",
                "The key ID in the request does not identify a CMK that can perform this operation.");
        }

        // What names a key that never was here is no ciphertext of this service's.
        if (keys.Keys.Find(id) is null) throw Invalid();
        var key = keys.FindById(id).Usable();
        access.Check(call.Caller, action, key, context);
        return (key, keys.Materials.Decrypt(key.Id, ciphertext, context) ?? throw Invalid());
    }

    static AwsException Invalid() => new("InvalidCiphertextException", "");

    static void CheckAlgorithm(string? algorithm)
    {
        if (algorithm is null or Algorithm) return;
        throw new AwsException("InvalidKeyUsageException", $"Algorithm {algorithm} is incompatible with key spec SYMMETRIC_DEFAULT.");
    }
}
