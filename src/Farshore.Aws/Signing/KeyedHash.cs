using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Farshore.Aws.Signing;

/// <summary>HMAC-SHA-256 under one key, over and over: preparing a key costs more than hashing a short text with it.</summary>
/// <param name="key">The key.</param>
public sealed class KeyedHash(byte[] key)
{
    // A hash that has given its result is as new.
    readonly ConcurrentBag<IncrementalHash> idle = [];

    public byte[] Of(ReadOnlySpan<byte> text)
    {
        if (!idle.TryTake(out var hash)) hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(text);
        var result = hash.GetHashAndReset();
        idle.Add(hash);
        return result;
    }
}
