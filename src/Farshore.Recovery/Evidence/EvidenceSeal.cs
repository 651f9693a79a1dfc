using System.Security.Cryptography;
using System.Text.Json;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Evidence;

/// <summary>What a check of evidence came to.</summary>
/// <param name="IsUnchanged">The document has the hash that stands in it.</param>
/// <param name="Sha256">The hash it has.</param>
/// <param name="Key">ARN of the key that is said to have signed it; null where none did.</param>
/// <param name="IsSigned">Whether that key did sign it; null where none is said to, or it could not be asked.</param>
/// <param name="Detail">In words.</param>
public sealed record SealCheck(bool IsUnchanged, string Sha256, string? Key, bool? IsSigned, string Detail);

/// <summary>Makes changes to evidence show: a hash over all of it, and on demand a signature over the hash by a key that only its owner
/// has.</summary>
public static class EvidenceSeal
{
    const string Member = "signature";

    static readonly string[] Algorithms = ["ECDSA_SHA_256", "RSASSA_PKCS1_V1_5_SHA_256"];

    extension(EvidenceReport report)
    {
        /// <summary>The evidence with its hash.</summary>
        public EvidenceReport Sealed() => report with { Signature = new(HashOf(report.ToJson())) };

        /// <summary>The evidence with its hash and a key's signature over it.</summary>
        /// <exception cref="StepRefusedException">The key is not one for signing.</exception>
        public async Task<EvidenceReport> SignedAsync(IAmazonKeyManagementService kms, string key, CancellationToken cancellationToken)
        {
            var hash = HashOf(report.ToJson());
            var known = (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, cancellationToken)).KeyMetadata;
            var algorithm = Algorithms.FirstOrDefault(algorithm => known.SigningAlgorithms?.Contains(algorithm) is true)
                ?? throw new StepRefusedException(
                    $"{key} cannot sign evidence: it is a key of {known.KeySpec} for {known.KeyUsage}. Make one with "
                    + "aws kms create-key --key-usage SIGN_VERIFY --key-spec ECC_NIST_P256");
            var signed = await kms.SignAsync(new SignRequest
            {
                KeyId = key,
                Message = new MemoryStream(Convert.FromHexString(hash)),
                MessageType = MessageType.DIGEST,
                SigningAlgorithm = algorithm,
            }, cancellationToken);
            return report with
            {
                Signature = new(hash, signed.KeyId, algorithm, Convert.ToBase64String(signed.Signature.ToArray())),
            };
        }
    }

    /// <summary>SHA-256 over the canonical form of the document without its signature, in hexadecimal.</summary>
    public static string HashOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Of(document.RootElement, Member)));
    }

    /// <summary>Looks whether a document is as it was written and signed.</summary>
    /// <param name="json">The document.</param>
    /// <param name="publicKey">Gives the public half of the key that an ARN names, in the form of X.509.</param>
    /// <exception cref="InvalidDataException">It is no evidence, or evidence without a hash.</exception>
    public static async Task<SealCheck> CheckAsync(string json, Func<string, Task<byte[]>> publicKey)
    {
        var (found, signature) = Read(json);
        if (found != signature.Sha256)
        {
            return new(false, found, signature.Key, null,
                $"CHANGED: the document says that its SHA-256 is {signature.Sha256}, and it is {found}");
        }

        if (signature is not { Key: { } key, Value: { } value }) return new(true, found, null, null, "unchanged; nobody signed it");
        var isGood = Verify(await publicKey(key), Convert.FromHexString(found), Convert.FromBase64String(value), signature.Algorithm);
        return new(true, found, key, isGood, isGood
            ? $"unchanged and signed by {key} ({signature.Algorithm})"
            : $"NOT SIGNED by {key}: the document has the right SHA-256, and the signature is not that key's");
    }

    static (string Found, EvidenceSignature Signature) Read(string json)
    {
        try
        {
            return EvidenceReport.FromJson(json).Signature is { } signature ? (HashOf(json), signature)
                : throw new InvalidDataException("this evidence has no hash: it was written before evidence had one");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"this is not evidence as Farshore writes it: {broken.Message}", broken);
        }
    }

    static bool Verify(byte[] publicKey, byte[] hash, byte[] signature, string? algorithm)
    {
        try
        {
            if (algorithm == Algorithms[0])
            {
                using var curve = ECDsa.Create();
                curve.ImportSubjectPublicKeyInfo(publicKey, out _);
                return curve.VerifyHash(hash, signature, DSASignatureFormat.Rfc3279DerSequence);
            }

            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
            return algorithm == Algorithms[1] && rsa.VerifyHash(hash, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            // Another kind of key than the document says.
            return false;
        }
    }
}
