using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Farshore.Aws.Signing;

/// <summary>A body whose hash was signed: its end is only given out if the hash is right.</summary>
sealed class HashedPayloadStream(Stream body, string declared, SignatureErrors errors) : PayloadStream
{
    // A hash that has given its result is as new; making one costs more than hashing a small body.
    static readonly ConcurrentBag<IncrementalHash> Idle = [];

    readonly IncrementalHash hash = Idle.TryTake(out var idle) ? idle : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    bool ended;
    string? mismatch;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (mismatch is not null) throw errors.PayloadMismatch(declared, mismatch);
        if (ended || buffer.IsEmpty) return 0;
        var read = await body.ReadAsync(buffer, cancellationToken);
        if (read > 0)
        {
            hash.AppendData(buffer.Span[..read]);
            return read;
        }

        ended = true;
        var computed = Convert.ToHexStringLower(hash.GetHashAndReset());
        Idle.Add(hash);
        mismatch = string.Equals(computed, declared, StringComparison.OrdinalIgnoreCase) ? null : computed;
        return mismatch is null ? 0 : throw errors.PayloadMismatch(declared, mismatch);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !ended) hash.Dispose();
        base.Dispose(disposing);
    }
}
