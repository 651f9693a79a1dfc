using System.Security.Cryptography;
using System.Text;

namespace Farshore.Aws.Signing;

/// <summary>The arithmetic of Signature Version 4.</summary>
static class SignatureV4
{
    public const string TimestampFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>SHA-256 of nothing, which stands for an empty body.</summary>
    public static readonly string EmptyHash = Hash(ReadOnlySpan<byte>.Empty);

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    public static string StringToSign(string timestamp, CredentialScope scope, string canonicalRequest) =>
        $"{ClaimReader.Algorithm}\n{timestamp}\n{scope}\n{Hash(canonicalRequest)}";

    /// <summary>The key of one day, Region and service, which the secret can make but which cannot give the secret away.</summary>
    public static byte[] DeriveKey(string secret, CredentialScope scope)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in (string[])[scope.Date, scope.Region, scope.Service, CredentialScope.Terminator])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return key;
    }

    public static string Sign(byte[] key, string stringToSign) => Sign(new KeyedHash(key), stringToSign);

    public static string Sign(KeyedHash key, string stringToSign) =>
        Convert.ToHexStringLower(key.Of(Encoding.UTF8.GetBytes(stringToSign)));

    /// <summary>Compares in a time that does not tell how much was right.</summary>
    public static bool AreEqual(string expected, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
