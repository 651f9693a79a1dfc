using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.Kms;
using Farshore.Region.Hosting;

namespace Farshore.Region.Kms;

/// <summary>Signing by a key of the region, and checking of what it signed.</summary>
sealed class Signatures(KmsKeys keys, KmsAccess access)
{
    const int MostMessage = 4096;

    public void Serve(Operations served)
    {
        served.Add(KmsApi.Sign, SignAsync);
        served.Add(KmsApi.Verify, VerifyAsync);
        served.Add(KmsApi.GetPublicKey, GetPublicKeyAsync);
    }

    Task<SignResponse> SignAsync(SignRequest request, Call call, CancellationToken cancellationToken)
    {
        var (key, digest) = Asked(request.KeyId, request.Message, request.MessageType, request.SigningAlgorithm, call, nameof(KmsApi.Sign));
        KmsErrors.EndDryRun(request.DryRun);
        return Task.FromResult(new SignResponse
        {
            KeyId = key.Arn.ToString(),
            Signature = Sign(key, digest, request.SigningAlgorithm),
            SigningAlgorithm = request.SigningAlgorithm,
        });
    }

    Task<VerifyResponse> VerifyAsync(VerifyRequest request, Call call, CancellationToken cancellationToken)
    {
        var (key, digest) = Asked(request.KeyId, request.Message, request.MessageType, request.SigningAlgorithm, call,
            nameof(KmsApi.Verify));
        KmsErrors.EndDryRun(request.DryRun);
        if (!Verify(key, digest, request.Signature, request.SigningAlgorithm)) throw new AwsException("KMSInvalidSignatureException", "");
        return Task.FromResult(new VerifyResponse
        {
            KeyId = key.Arn.ToString(),
            SignatureValid = true,
            SigningAlgorithm = request.SigningAlgorithm,
        });
    }

    Task<GetPublicKeyResponse> GetPublicKeyAsync(GetPublicKeyRequest request, Call call, CancellationToken cancellationToken)
    {
        var key = keys.Find(request.KeyId);
        if (key.Spec == KeySpecs.Symmetric)
            throw new AwsException("UnsupportedOperationException", $"{key.Arn} is a symmetric key: it has no public key");
        key = key.Usable();
        access.Check(call.Caller, "kms:GetPublicKey", key, null);
        using var opened = Open(key);
        return Task.FromResult(new GetPublicKeyResponse
        {
            KeyId = key.Arn.ToString(),
            PublicKey = opened.ExportSubjectPublicKeyInfo(),
            CustomerMasterKeySpec = key.Spec,
            KeySpec = key.Spec,
            KeyUsage = key.Usage,
            SigningAlgorithms = KeySpecs.SigningAlgorithms(key.Spec),
        });
    }

    (MasterKey Key, byte[] Digest) Asked(string named, byte[] message, string? type, string algorithm, Call call, string operation)
    {
        if (message.Length is 0 or > MostMessage)
        {
            throw KmsErrors.Validation(
                "1 validation error detected: Value at 'message' failed to satisfy constraint: Member must have length "
                + (message.Length == 0 ? "greater than or equal to 1" : $"less than or equal to {MostMessage}"));
        }

        var key = keys.Find(named).Usable().For(KeySpecs.Signs, operation);
        if (KeySpecs.SigningAlgorithms(key.Spec)?.Contains(algorithm) is not true)
            throw new AwsException("InvalidKeyUsageException", $"Algorithm {algorithm} is incompatible with key spec {key.Spec}.");
        access.Check(call.Caller, $"kms:{operation}", key, null);
        var digest = type switch
        {
            null or "RAW" => HashOf(algorithm, message),
            "DIGEST" when message.Length == SizeOf(algorithm) => message,
            "DIGEST" => throw KmsErrors.Validation($"Digest is invalid length for algorithm {algorithm}."),
            _ => throw KmsErrors.Validation(
                $"1 validation error detected: Value '{type}' at 'messageType' failed to satisfy constraint: "
                + "Member must satisfy enum value set: [RAW, DIGEST]"),
        };
        return (key, digest);
    }

    byte[] Sign(MasterKey key, byte[] digest, string algorithm)
    {
        using var opened = Open(key);
        return opened is ECDsa curve
            ? curve.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence)
            : ((RSA)opened).SignHash(digest, NameOf(algorithm), PaddingOf(algorithm));
    }

    bool Verify(MasterKey key, byte[] digest, byte[] signature, string algorithm)
    {
        using var opened = Open(key);
        return opened is ECDsa curve
            ? curve.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence)
            : ((RSA)opened).VerifyHash(digest, signature, NameOf(algorithm), PaddingOf(algorithm));
    }

    AsymmetricAlgorithm Open(MasterKey key)
    {
        AsymmetricAlgorithm opened = key.Spec.StartsWith("ECC", StringComparison.Ordinal) ? ECDsa.Create() : RSA.Create();
        opened.ImportPkcs8PrivateKey(keys.Materials.PrivateKey(key.Id), out _);
        return opened;
    }

    static byte[] HashOf(string algorithm, byte[] message) => CryptographicOperations.HashData(NameOf(algorithm), message);

    static int SizeOf(string algorithm) => int.Parse(algorithm[^3..], System.Globalization.CultureInfo.InvariantCulture) / 8;

    static HashAlgorithmName NameOf(string algorithm) => new($"SHA{algorithm[^3..]}");

    static RSASignaturePadding PaddingOf(string algorithm) =>
        algorithm.StartsWith("RSASSA_PSS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
}
