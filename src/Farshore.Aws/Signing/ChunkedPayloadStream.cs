using System.Globalization;
using System.Security.Cryptography;

namespace Farshore.Aws.Signing;

/// <summary>Takes <c>aws-chunked</c> off a body and verifies each chunk at its end: memory does not grow with a chunk.</summary>
/// <param name="body">As sent: <c>hex-size[;chunk-signature=…]\r\n…\r\n</c>, a chunk of size zero, trailers, an empty line.</param>
/// <param name="decodedLength">What <c>x-amz-decoded-content-length</c> promised.</param>
/// <param name="signatures">The chain to verify; null where chunks carry no signatures.</param>
/// <param name="hasTrailer">Whether header lines follow the last chunk.</param>
sealed class ChunkedPayloadStream(Stream body, long decodedLength, ChunkSignatures? signatures, bool hasTrailer) : PayloadStream
{
    const int MostTrailers = 32;
    const string SignatureField = "chunk-signature=";
    const string TrailerSignature = "x-amz-trailer-signature";

    readonly ChunkLines lines = new(body);
    readonly IncrementalHash chunkHash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    string? chunkSignature;
    long leftInChunk;
    long delivered;
    bool inChunk;
    bool ended;

    /// <summary>Names of the trailers that must come.</summary>
    public IReadOnlyList<string> Announced { get; init; } = [];

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (ended || buffer.IsEmpty) return 0;
        if (!inChunk) await StartChunkAsync(cancellationToken);
        if (leftInChunk == 0)
        {
            await EndAsync(cancellationToken);
            return 0;
        }

        var read = await lines.ReadAsync(buffer[..(int)Math.Min(buffer.Length, leftInChunk)], cancellationToken);
        if (read == 0) throw Incomplete();
        if (signatures is not null) chunkHash.AppendData(buffer.Span[..read]);
        delivered += read;
        leftInChunk -= read;
        if (leftInChunk == 0) await EndChunkAsync(cancellationToken);
        return read;
    }

    async Task StartChunkAsync(CancellationToken cancellationToken)
    {
        var line = await lines.ReadLineAsync(cancellationToken) ?? throw Incomplete();
        var fields = line.Split(';', StringSplitOptions.TrimEntries);
        if (!long.TryParse(fields[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out leftInChunk) || leftInChunk < 0)
        {
            throw new AwsException("InvalidRequest", $"'{line}' is not the head of a chunk.");
        }

        if (delivered + leftInChunk > decodedLength) throw Incomplete();
        chunkSignature = fields.Skip(1)
            .FirstOrDefault(field => field.StartsWith(SignatureField, StringComparison.Ordinal))?[SignatureField.Length..];
        inChunk = true;
    }

    async Task EndChunkAsync(CancellationToken cancellationToken)
    {
        if (await lines.ReadLineAsync(cancellationToken) is not "") throw Incomplete();
        signatures?.CheckChunk(chunkHash, chunkSignature);
        inChunk = false;
    }

    async Task EndAsync(CancellationToken cancellationToken)
    {
        if (delivered != decodedLength) throw Incomplete();
        signatures?.CheckChunk(chunkHash, chunkSignature);

        List<KeyValuePair<string, string>> trailers = [];
        while (await lines.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            if (!hasTrailer || trailers.Count == MostTrailers) throw MalformedTrailer();
            if (line.Split(':', 2, StringSplitOptions.TrimEntries) is not [var name, var value]) throw MalformedTrailer();
            trailers.Add(new(name, value));
        }

        var trailerSignature = trailers.Find(trailer => trailer.Key.Equals(TrailerSignature, StringComparison.OrdinalIgnoreCase)).Value;
        trailers.RemoveAll(trailer => trailer.Key.Equals(TrailerSignature, StringComparison.OrdinalIgnoreCase));
        if (hasTrailer) signatures?.CheckTrailer(trailers, trailerSignature);
        Trailers = new Dictionary<string, string>(trailers.DistinctBy(trailer => trailer.Key), StringComparer.OrdinalIgnoreCase);
        if (!Announced.All(Trailers.ContainsKey)) throw MalformedTrailer();
        ended = true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) chunkHash.Dispose();
        base.Dispose(disposing);
    }

    static AwsException MalformedTrailer() => new(
        "MalformedTrailerError",
        "The request contained trailing data that was not well-formed or did not conform to our published schema.");

    static AwsException Incomplete() =>
        new("IncompleteBody", "The request body terminated unexpectedly or is not of the length that was declared.");
}
