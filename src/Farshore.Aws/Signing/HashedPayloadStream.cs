using System.Security.Cryptography;

namespace Farshore.Aws.Signing;

/// <summary>A body whose hash was signed: its end is only given out if the hash is right.</summary>
sealed class HashedPayloadStream(Stream body, string declared, SignatureErrors errors) : PayloadStream
{
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    bool ended;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (ended || buffer.IsEmpty) return 0;
        var read = await body.ReadAsync(buffer, cancellationToken);
        if (read > 0)
        {
            hash.AppendData(buffer.Span[..read]);
            return read;
        }

        var computed = Convert.ToHexStringLower(hash.GetCurrentHash());
        if (!string.Equals(computed, declared, StringComparison.OrdinalIgnoreCase)) throw errors.PayloadMismatch(declared, computed);
        ended = true;
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) hash.Dispose();
        base.Dispose(disposing);
    }
}
