using System.Buffers.Binary;
using System.Numerics;
using static Farshore.Region.S3.Checksums.XxHash3Arithmetic;

namespace Farshore.Region.S3.Checksums;

/// <summary>XXH3 of up to 240 bytes in 128 bits.</summary>
static class XxHash128Short
{
    public static (ulong High, ulong Low) Of(ReadOnlySpan<byte> input) => input.Length switch
    {
        0 => (Avalanche64(SecretAt(80) ^ SecretAt(88)), Avalanche64(SecretAt(64) ^ SecretAt(72))),
        <= 3 => UpTo3(input),
        <= 8 => UpTo8(input),
        <= 16 => UpTo16(input),
        <= 128 => UpTo128(input),
        _ => UpTo240(input),
    };

    static (ulong High, ulong Low) UpTo3(ReadOnlySpan<byte> input)
    {
        var few = XxHash3Short.Few(input);
        var turned = BitOperations.RotateLeft(BinaryPrimitives.ReverseEndianness(few), 13);
        return (
            Avalanche64(turned ^ (Read32(Secret[8..]) ^ Read32(Secret[12..]))),
            Avalanche64(few ^ (Read32(Secret) ^ Read32(Secret[4..]))));
    }

    static (ulong High, ulong Low) UpTo8(ReadOnlySpan<byte> input)
    {
        var keyed = (Read32(input) + ((ulong)Read32(input[^4..]) << 32)) ^ (SecretAt(16) ^ SecretAt(24));
        var high = Math.BigMul(keyed, unchecked(Prime1 + ((ulong)input.Length << 2)), out var low);
        high = unchecked(high + (low << 1));
        low ^= high >> 3;
        low = unchecked((low ^ (low >> 35)) * PrimeMix);
        return (Avalanche(high), low ^ (low >> 28));
    }

    static (ulong High, ulong Low) UpTo16(ReadOnlySpan<byte> input)
    {
        var (first, last) = (Read64(input), Read64(input[^8..]));
        var high = Math.BigMul(first ^ last ^ (SecretAt(32) ^ SecretAt(40)), Prime1, out var low);
        low = unchecked(low + ((ulong)(input.Length - 1) << 54));
        last ^= SecretAt(48) ^ SecretAt(56);
        high = unchecked(high + last + ((ulong)(uint)last * (Prime32B - 1)));
        low ^= BinaryPrimitives.ReverseEndianness(high);
        var top = Math.BigMul(low, Prime2, out var bottom);
        return (Avalanche(unchecked(top + (high * Prime2))), Avalanche(bottom));
    }

    static (ulong High, ulong Low) UpTo128(ReadOnlySpan<byte> input)
    {
        (ulong High, ulong Low) sum = (0, unchecked((ulong)input.Length * Prime1));
        for (var step = (input.Length - 1) / 32; step >= 0; step--)
            sum = Mix32(sum, input[(16 * step)..], input[^(16 * (step + 1))..], 32 * step);
        return End(sum, input.Length);
    }

    static (ulong High, ulong Low) UpTo240(ReadOnlySpan<byte> input)
    {
        (ulong High, ulong Low) sum = (0, unchecked((ulong)input.Length * Prime1));
        for (var round = 0; round < 4; round++) sum = Mix32(sum, input[(32 * round)..], input[((32 * round) + 16)..], 32 * round);
        sum = (Avalanche(sum.High), Avalanche(sum.Low));
        for (var round = 4; round < input.Length / 32; round++)
            sum = Mix32(sum, input[(32 * round)..], input[((32 * round) + 16)..], (32 * (round - 4)) + 3);
        return End(Mix32(sum, input[^16..], input[^32..], 103), input.Length);
    }

    static (ulong High, ulong Low) Mix32((ulong High, ulong Low) sum, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, int secret) =>
        unchecked(
            ((sum.High + Mix16(other, secret + 16)) ^ (Read64(one) + Read64(one[8..])),
            (sum.Low + Mix16(one, secret)) ^ (Read64(other) + Read64(other[8..]))));

    static (ulong High, ulong Low) End((ulong High, ulong Low) sum, int length) => unchecked(
        (0 - Avalanche((sum.Low * Prime1) + (sum.High * Prime4) + ((ulong)length * Prime2)), Avalanche(sum.Low + sum.High)));
}
