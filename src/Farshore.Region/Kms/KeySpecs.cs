using System.Security.Cryptography;
using Farshore.Aws;

namespace Farshore.Region.Kms;

/// <summary>The kinds of key there are, and what each can do.</summary>
static class KeySpecs
{
    public const string Symmetric = "SYMMETRIC_DEFAULT";
    public const string Encrypts = "ENCRYPT_DECRYPT";
    public const string Signs = "SIGN_VERIFY";

    static readonly string[] RsaAlgorithms =
    [
        "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
        "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
    ];

    static readonly Dictionary<string, string[]> Signing = new(StringComparer.Ordinal)
    {
        ["ECC_NIST_P256"] = ["ECDSA_SHA_256"],
        ["ECC_NIST_P384"] = ["ECDSA_SHA_384"],
        ["ECC_NIST_P521"] = ["ECDSA_SHA_512"],
        ["RSA_2048"] = RsaAlgorithms,
        ["RSA_3072"] = RsaAlgorithms,
        ["RSA_4096"] = RsaAlgorithms,
    };

    public static IReadOnlyList<string>? SigningAlgorithms(string spec) => Signing.GetValueOrDefault(spec);

    /// <summary>What a new key is and is for.</summary>
    /// <exception cref="AwsException">There is no such kind of key, or not for that use.</exception>
    public static (string Spec, string Usage) Checked(string? spec, string? usage)
    {
        spec ??= Symmetric;
        if (spec != Symmetric && !Signing.ContainsKey(spec)) throw NotMade("KeySpec", spec, [Symmetric, .. Signing.Keys]);
        if (usage is not (null or Encrypts or Signs)) throw NotMade("KeyUsage", usage, [Encrypts, Signs]);
        if (spec == Symmetric)
            return usage is null or Encrypts
                ? (spec, Encrypts) : throw KmsErrors.Validation($"KeyUsage {usage} is not compatible with KeySpec {spec}");
        return usage switch
        {
            null => throw KmsErrors.Validation("You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys."),
            Signs => (spec, Signs),
            _ when spec.StartsWith("ECC", StringComparison.Ordinal) =>
                throw KmsErrors.Validation($"KeyUsage {usage} is not compatible with KeySpec {spec}"),
            _ => throw NotMade("KeyUsage of RSA keys", usage, [Signs]),
        };
    }

    /// <summary>Fresh material: 256 bits, or a private key in the form of PKCS #8.</summary>
    public static byte[] NewMaterial(string spec)
    {
        if (spec == Symmetric) return RandomNumberGenerator.GetBytes(32);
        using AsymmetricAlgorithm key = spec switch
        {
            "ECC_NIST_P256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
            "ECC_NIST_P384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
            "ECC_NIST_P521" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
            _ => RSA.Create(int.Parse(spec["RSA_".Length..], System.Globalization.CultureInfo.InvariantCulture)),
        };
        return key.ExportPkcs8PrivateKey();
    }

    static AwsException NotMade(string member, string value, IEnumerable<string> made) => new("UnsupportedOperationException",
        $"A local region makes keys of {member} {string.Join(", ", made)} only, not {value}");
}
