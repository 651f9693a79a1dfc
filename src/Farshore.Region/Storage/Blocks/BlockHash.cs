using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Farshore.Region.Storage.Blocks;

/// <summary>The SHA-256 of a block: its address, and the proof of its content.</summary>
public readonly record struct BlockHash(UInt128 High, UInt128 Low)
{
    public const int Size = 32;

    public static BlockHash Of(ReadOnlySpan<byte> block)
    {
        Span<byte> digest = stackalloc byte[Size];
        SHA256.HashData(block, digest);
        return Read(digest);
    }

    public static BlockHash Read(ReadOnlySpan<byte> digest) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(digest), BinaryPrimitives.ReadUInt128BigEndian(digest[16..]));

    /// <summary>Reads 64 hexadecimal digits.</summary>
    public static bool TryParse(string text, out BlockHash hash)
    {
        Span<byte> digest = stackalloc byte[Size];
        var valid = text.Length == Size * 2
            && Convert.FromHexString(text, digest, out _, out _) == System.Buffers.OperationStatus.Done;
        hash = valid ? Read(digest) : default;
        return valid;
    }

    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt128BigEndian(target, High);
        BinaryPrimitives.WriteUInt128BigEndian(target[16..], Low);
    }

    public override string ToString()
    {
        Span<byte> digest = stackalloc byte[Size];
        Write(digest);
        return Convert.ToHexStringLower(digest);
    }
}
