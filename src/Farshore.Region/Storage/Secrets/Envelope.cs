using System.Security.Cryptography;

namespace Farshore.Region.Storage.Secrets;

/// <summary>Small secrets sealed under a key: 16 random bytes, the ciphertext, the tag. Each is sealed under a key of its own, derived from
/// those random bytes, so one key may seal any number of them.</summary>
public static class Envelope
{
    const int SaltSize = 16;
    const int TagSize = 16;

    // A derived key is used once, so its nonce may be the same.
    static readonly byte[] Nonce = new byte[12];

    /// <summary>What an envelope is longer than what it holds.</summary>
    public const int Overhead = SaltSize + TagSize;

    /// <param name="key">The guarding key.</param>
    /// <param name="secret">What is to be kept.</param>
    /// <param name="bound">Must be given again to open it; not kept.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> secret, ReadOnlySpan<byte> bound)
    {
        var envelope = new byte[secret.Length + Overhead];
        RandomNumberGenerator.Fill(envelope.AsSpan(0, SaltSize));
        using var cipher = CipherOf(key, envelope.AsSpan(0, SaltSize));
        cipher.Encrypt(Nonce, secret, envelope.AsSpan(SaltSize, secret.Length), envelope.AsSpan(SaltSize + secret.Length), bound);
        return envelope;
    }

    /// <returns>What was sealed; nothing where key, bound bytes or envelope are not those of then.</returns>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> bound)
    {
        if (envelope.Length < Overhead) return null;
        var secret = new byte[envelope.Length - Overhead];
        using var cipher = CipherOf(key, envelope[..SaltSize]);
        try
        {
            cipher.Decrypt(Nonce, envelope.Slice(SaltSize, secret.Length), envelope[^TagSize..], secret, bound);
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    static AesGcm CipherOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        Span<byte> derived = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, salt, derived);
        var cipher = new AesGcm(derived, TagSize);
        CryptographicOperations.ZeroMemory(derived);
        return cipher;
    }
}
