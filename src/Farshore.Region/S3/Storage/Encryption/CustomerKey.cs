using System.Security.Cryptography;

namespace Farshore.Region.S3.Storage.Encryption;

/// <summary>A key that a customer sends with every request about an object (SSE-C). The region forgets it with the request and keeps a
/// salted hash, to know it again.</summary>
/// <param name="Bytes">256 bits.</param>
/// <param name="MD5">As its sender gave it, for the answer.</param>
public sealed record CustomerKey(byte[] Bytes, string MD5)
{
    public const int Size = 32;

    const int SaltSize = 16;

    /// <summary>What is kept of it.</summary>
    public string Hash()
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        return Convert.ToBase64String([.. salt, .. HMACSHA256.HashData(salt, Bytes)]);
    }

    /// <summary>Whether it is the key that a hash was made of.</summary>
    public bool Is(string hash)
    {
        var kept = Convert.FromBase64String(hash);
        return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(kept.AsSpan(0, SaltSize), Bytes), kept.AsSpan(SaltSize));
    }
}
