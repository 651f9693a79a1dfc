using System.IO.Compression;
using System.Security.Cryptography;

namespace Farshore.Console.Serving;

/// <summary>A file of the site, as it is and packed; packed once, when somebody first wants it so.</summary>
/// <param name="name">Its path, without the first slash.</param>
/// <param name="type">Its content type.</param>
/// <param name="plain">Its bytes.</param>
sealed class SiteFile(string name, string type, byte[] plain)
{
    const int WorthPacking = 512;
    const int TagLength = 16;

    // The best that brotli can do takes a second for what this does in a fiftieth, and gains a tenth.
    static readonly BrotliCompressionOptions Brotli = new() { Quality = 9 };

    readonly string hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..TagLength];
    readonly Lazy<byte[]> brotli = new(() => Packed(plain, to => new BrotliStream(to, Brotli)));
    readonly Lazy<byte[]> gzip = new(() => Packed(plain, to => new GZipStream(to, CompressionLevel.SmallestSize)));

    public string Name => name;

    public string Type => type;

    /// <summary>Whether packing makes it smaller.</summary>
    public bool IsPackable { get; } = plain.Length >= WorthPacking
        && (type.StartsWith("text/", StringComparison.Ordinal) || type.EndsWith("json", StringComparison.Ordinal)
            || type is "image/svg+xml" or "application/javascript" or "application/manifest+json");

    /// <param name="encoding">br, gzip, or null for the file as it is.</param>
    public byte[] As(string? encoding) => encoding switch { "br" => brotli.Value, "gzip" => gzip.Value, _ => plain };

    /// <summary>Names these bytes: another form of the file has another name.</summary>
    public string Tag(string? encoding) => encoding is null ? $"\"{hash}\"" : $"\"{hash}-{encoding}\"";

    static byte[] Packed(byte[] plain, Func<Stream, Stream> into)
    {
        using var packed = new MemoryStream();
        using (var packing = into(packed)) packing.Write(plain);
        return packed.ToArray();
    }
}
