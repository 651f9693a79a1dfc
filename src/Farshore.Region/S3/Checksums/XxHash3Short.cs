using System.Buffers.Binary;
using System.Numerics;
using static Farshore.Region.S3.Checksums.XxHash3Arithmetic;

namespace Farshore.Region.S3.Checksums;

/// <summary>XXH3 of up to 240 bytes in 64 bits: a way of its own for each order of length.</summary>
static class XxHash3Short
{
    public static ulong Of(ReadOnlySpan<byte> input) => unchecked(input.Length switch
    {
        0 => Avalanche64(SecretAt(56) ^ SecretAt(64)),
        <= 3 => Avalanche64(Few(input) ^ (Read32(Secret) ^ Read32(Secret[4..]))),
        <= 8 => UpTo8(input),
        <= 16 => UpTo16(input),
        <= 128 => UpTo128(input),
        _ => UpTo240(input),
    });

    /// <summary>One to three bytes with their number in one word.</summary>
    public static uint Few(ReadOnlySpan<byte> input) =>
        ((uint)input[0] << 16) | ((uint)input[input.Length >> 1] << 24) | input[^1] | ((uint)input.Length << 8);

    static ulong UpTo8(ReadOnlySpan<byte> input)
    {
        var hash = (Read32(input[^4..]) + ((ulong)Read32(input) << 32)) ^ (SecretAt(8) ^ SecretAt(16));
        hash ^= BitOperations.RotateLeft(hash, 49) ^ BitOperations.RotateLeft(hash, 24);
        hash = unchecked(hash * PrimeMix);
        hash = unchecked((hash ^ ((hash >> 35) + (ulong)input.Length)) * PrimeMix);
        return hash ^ (hash >> 28);
    }

    static ulong UpTo16(ReadOnlySpan<byte> input)
    {
        var low = Read64(input) ^ (SecretAt(24) ^ SecretAt(32));
        var high = Read64(input[^8..]) ^ (SecretAt(40) ^ SecretAt(48));
        return Avalanche(unchecked((ulong)input.Length + BinaryPrimitives.ReverseEndianness(low) + high + Fold(low, high)));
    }

    static ulong UpTo128(ReadOnlySpan<byte> input)
    {
        var hash = unchecked((ulong)input.Length * Prime1);
        for (var step = (input.Length - 1) / 32; step >= 0; step--)
            hash = unchecked(hash + Mix16(input[(16 * step)..], 32 * step) + Mix16(input[^(16 * (step + 1))..], (32 * step) + 16));
        return Avalanche(hash);
    }

    static ulong UpTo240(ReadOnlySpan<byte> input)
    {
        var hash = unchecked((ulong)input.Length * Prime1);
        for (var round = 0; round < 8; round++) hash = unchecked(hash + Mix16(input[(16 * round)..], 16 * round));
        hash = Avalanche(hash);
        for (var round = 8; round < input.Length / 16; round++)
            hash = unchecked(hash + Mix16(input[(16 * round)..], (16 * (round - 8)) + 3));
        return Avalanche(unchecked(hash + Mix16(input[^16..], 119)));
    }
}
