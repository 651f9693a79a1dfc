using Farshore.Aws;
using Farshore.Aws.Signing;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage;
using Farshore.Region.S3.Storage.Encryption;

namespace Farshore.Region.S3;

/// <summary>Takes the body of a PutObject or UploadPart in and holds it against everything its sender said about it.</summary>
sealed class BodyIntake(ObjectStore store)
{
    /// <summary>The most that one request may send, 5 GiB.</summary>
    public const long MostInOneRequest = 5L * 1024 * 1024 * 1024;

    /// <param name="body">As the signature's verifier gives it; trailers are read from it at its end.</param>
    /// <param name="length">Its length where the sender said it.</param>
    /// <param name="contentMD5">The header of that name.</param>
    /// <param name="declared">What the writer says.</param>
    /// <param name="fallback">What is computed where the writer says nothing.</param>
    /// <param name="key">What it is encrypted with.</param>
    /// <param name="cancellationToken">Ends the transfer; nothing is kept then.</param>
    /// <exception cref="AwsException"><c>BadDigest</c>, <c>InvalidDigest</c>, <c>EntityTooLarge</c>, and what the signature's verifier
    /// finds. Nothing is kept then.</exception>
    public async Task<(ReceivedBody Body, StoredChecksum Checksum)> TakeAsync(
        Stream? body, long? length, string? contentMD5, DeclaredChecksum declared, ChecksumAlgorithm fallback, BodyKey key,
        CancellationToken cancellationToken)
    {
        ContentDigest.CheckForm(contentMD5);
        if (length > MostInOneRequest) throw S3Errors.EntityTooLarge(MostInOneRequest, length.Value);
        var algorithm = declared.Algorithm ?? fallback;
        using var hash = new BodyHash(algorithm);
        var received = await store.Bodies.ReceiveAsync(body ?? Stream.Null, hash, MostInOneRequest, key, cancellationToken);
        try
        {
            ContentDigest.Check(contentMD5, received.Digest.ETag);
            if (declared.Value is null && Trailing(body) is { } trailer) declared = trailer;
            else if (declared.IsAnnounced) throw MalformedTrailer();
            if (declared.Algorithm is { } stated && stated != algorithm) return (
                received, await HashAgainAsync(received, declared, cancellationToken));
            declared.Verify(received.Digest.Checksums[algorithm]);
            return (received, received.Digest.Of(algorithm));
        }
        catch
        {
            store.Bodies.Discard(received);
            throw;
        }
    }

    static AwsException MalformedTrailer() => new(
        "MalformedTrailerError",
        "The request contained trailing data that was not well-formed or did not conform to our published schema.");

    static DeclaredChecksum? Trailing(Stream? body)
    {
        if (body is not PayloadStream { Trailers: { Count: > 0 } trailers }) return null;
        var found = ChecksumAlgorithm.All.FirstOrDefault(algorithm => trailers.ContainsKey(algorithm.Header));
        return found is null ? null : new(found, trailers[found.Header]);
    }

    // Only the trailer itself named the algorithm: the bytes have to be read once more.
    async Task<StoredChecksum> HashAgainAsync(ReceivedBody received, DeclaredChecksum declared, CancellationToken cancellationToken)
    {
        using var hash = new BodyHash(declared.Algorithm!);
        await using var again = store.Bodies.Reopen(received);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await again.ReadAsync(buffer, cancellationToken)) > 0;) hash.Append(buffer.AsSpan(0, read));
        var checksum = hash.Finish().Of(declared.Algorithm!);
        declared.Verify(checksum.Value);
        return checksum;
    }
}
