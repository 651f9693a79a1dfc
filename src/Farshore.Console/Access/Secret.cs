using System.Security.Cryptography;
using System.Text;

namespace Farshore.Console.Access;

/// <summary>What nobody can guess, how it is compared, and what may be kept of it.</summary>
static class Secret
{
    const int Bytes = 32;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>In a time that tells nothing of where the two differ.</summary>
    public static bool AreEqual(string? offered, string? expected) => offered is not null && expected is not null
        && CryptographicOperations.FixedTimeEquals(Hash(offered), Hash(expected));

    /// <summary>Finds a secret again without keeping it.</summary>
    public static string Print(string secret) => Convert.ToHexStringLower(Hash(secret));

    /// <summary>Another secret that belongs to this one and does not give it away.</summary>
    public static string Derived(string secret, string purpose) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(purpose)));

    static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
