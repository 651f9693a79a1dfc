using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Farshore.Region.Storage.Blocks;

/// <summary>What a disk or file was at one moment: its length and its blocks, of which all-zero ones are null.</summary>
/// <param name="Root">SHA-256 over length and block hashes, in hexadecimal: equal roots are equal contents.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Blocks">One entry for every <see cref="BlockSize"/> bytes; the last block may be shorter.</param>
public sealed record Manifest(string Root, long Length, IReadOnlyList<BlockHash?> Blocks)
{
    public const int BlockSize = 512 * 1024;

    /// <summary>The manifest of these blocks, with its root computed.</summary>
    public static Manifest Of(long length, IReadOnlyList<BlockHash?> blocks)
    {
        if (blocks.Count != CountFor(length))
            throw new ArgumentException($"{length} bytes are {CountFor(length)} blocks, not {blocks.Count}", nameof(blocks));
        return new(RootOf(length, blocks), length, blocks);
    }

    /// <summary>Number of blocks that a length takes.</summary>
    public static int CountFor(long length) => checked((int)((length + BlockSize - 1) / BlockSize));

    /// <summary>Bytes in the block at an index.</summary>
    public int SizeOf(int index) => (int)Math.Min(BlockSize, Length - ((long)index * BlockSize));

    static string RootOf(long length, IReadOnlyList<BlockHash?> blocks)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> entry = stackalloc byte[BlockHash.Size];
        BinaryPrimitives.WriteInt64LittleEndian(entry, length);
        digest.AppendData(entry[..sizeof(long)]);
        foreach (var block in blocks)
        {
            block.GetValueOrDefault().Write(entry);
            digest.AppendData(entry);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
