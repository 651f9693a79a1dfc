using System.IO.Compression;
using Farshore.Aws;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Reads a body into memory, up to a bound.</summary>
static class BodyBuffer
{
    /// <summary>Structured messages are read whole; this is far above the largest that AWS takes.</summary>
    public const int Most = 16 * 1024 * 1024;

    /// <summary>An upload of ten thousand parts is completed in half of it.</summary>
    public const int MostXml = 8 * 1024 * 1024;

    const int FirstBuffer = 64 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, long? length, int most, CancellationToken cancellationToken)
    {
        if (length > most) throw TooLarge(most);
        // Not what was announced: that may never come.
        var buffer = new MemoryStream((int)Math.Min(length ?? 0, FirstBuffer));
        var chunk = new byte[Math.Clamp(length ?? 16 * 1024, 1, FirstBuffer)];
        for (int read; (read = await body.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if (buffer.Length + read > most) throw TooLarge(most);
            buffer.Write(chunk, 0, read);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>What a client has packed: values for metrics come so where there are many.</summary>
    public static async Task<ReadOnlyMemory<byte>> UnpackAsync(ReadOnlyMemory<byte> packed, CancellationToken cancellationToken)
    {
        await using var unpacking = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        try
        {
            return await ReadAsync(unpacking, null, Most, cancellationToken);
        }
        catch (InvalidDataException)
        {
            throw new AwsException("SerializationException", "The request body is said to be gzip and is not");
        }
    }

    static AwsException TooLarge(int most) => most == MostXml
        ? new("MaxMessageLengthExceeded", "Your request was too big.")
        {
            Details = new Dictionary<string, string> { ["MaxMessageLengthBytes"] = $"{MostXml}" },
        }
        : new("RequestEntityTooLarge",
            $"The request is larger than {most} bytes, the most that an operation without a streamed body takes", 413);
}
