using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Farshore.Region.S3.Checksums;

/// <summary>A reflected CRC whose register starts and ends inverted: CRC-32, CRC-32C and CRC-64/NVME differ in their polynomial
/// alone.</summary>
sealed class Crc
{
    public static readonly Crc Crc32 = new(32, 0xEDB88320);
    public static readonly Crc Crc32C = new(32, 0x82F63B78);
    public static readonly Crc Crc64Nvme = new(64, 0x9A6C9329AC4BC9B5);

    const int Lane = 16;
    const int Lanes = 4;

    readonly int width;
    readonly ulong polynomial;
    readonly ulong mask;
    readonly ulong[] table = new ulong[256];
    readonly Vector128<ulong> overFourLanes;
    readonly Vector128<ulong> overOneLane;

    Crc(int width, ulong polynomial)
    {
        (this.width, this.polynomial) = (width, polynomial);
        mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        for (uint index = 0; index < table.Length; index++)
        {
            ulong value = index;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ polynomial : value >> 1;
            table[index] = value;
        }

        overFourLanes = Folding(Lanes * Lane * 8);
        overOneLane = Folding(Lane * 8);
    }

    public int Bytes => width / 8;

    /// <summary>The register before the first byte.</summary>
    public ulong Start => mask;

    public ulong Finish(ulong register) => register ^ mask;

    public ulong Append(ulong register, ReadOnlySpan<byte> data)
    {
        if (Pclmulqdq.IsSupported && data.Length >= Lanes * Lane) register = Fold(register, ref data);
        foreach (var value in data) register = Step(register, value);
        return register;
    }

    /// <summary>The CRC of two pieces joined, from the CRC of each.</summary>
    public ulong Combine(ulong first, ulong second, long secondLength) => Multiply(Power(secondLength * 8), first) ^ second;

    ulong Step(ulong register, byte value) => table[(byte)(register ^ value)] ^ (register >> 8);

    // Carries the data forward as four 128-bit lanes, each multiplied by the power of x that its distance to the next stretch is worth,
    // then joins the lanes and leaves the last 128 bits to the table, which reduces them.
    ulong Fold(ulong register, ref ReadOnlySpan<byte> data)
    {
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(data);
        var (a, b, c, d) = (blocks[0] ^ Vector128.CreateScalar(register), blocks[1], blocks[2], blocks[3]);
        var next = Lanes;
        for (; next + Lanes <= blocks.Length; next += Lanes)
        {
            a = Carry(a, overFourLanes) ^ blocks[next];
            b = Carry(b, overFourLanes) ^ blocks[next + 1];
            c = Carry(c, overFourLanes) ^ blocks[next + 2];
            d = Carry(d, overFourLanes) ^ blocks[next + 3];
        }

        var last = Carry(Carry(Carry(a, overOneLane) ^ b, overOneLane) ^ c, overOneLane) ^ d;
        for (; next < blocks.Length; next++) last = Carry(last, overOneLane) ^ blocks[next];
        data = data[(blocks.Length * Lane)..];

        register = 0;
        foreach (var value in MemoryMarshal.AsBytes(new ReadOnlySpan<Vector128<ulong>>(in last))) register = Step(register, value);
        return register;
    }

    static Vector128<ulong> Carry(Vector128<ulong> lane, Vector128<ulong> factors) =>
        Pclmulqdq.CarrylessMultiply(lane, factors, 0x00) ^ Pclmulqdq.CarrylessMultiply(lane, factors, 0x11);

    // The earlier half of a lane lies 64 bits further; a product of reflected numbers comes out one bit short.
    Vector128<ulong> Folding(int distance) =>
        Vector128.Create(Power(distance + 64 - 1) << (64 - width), Power(distance - 1) << (64 - width));

    /// <summary>x to the power of n, modulo the polynomial; the highest bit is x to the power of 0.</summary>
    ulong Power(long exponent)
    {
        var result = 1UL << (width - 1);
        for (var square = 1UL << (width - 2); exponent > 0; exponent >>= 1, square = Multiply(square, square))
        {
            if ((exponent & 1) != 0) result = Multiply(result, square);
        }

        return result;
    }

    ulong Multiply(ulong left, ulong right)
    {
        ulong product = 0;
        for (var bit = 1UL << (width - 1); bit != 0; bit >>= 1)
        {
            if ((left & bit) != 0) product ^= right;
            right = (right & 1) != 0 ? (right >> 1) ^ polynomial : right >> 1;
        }

        return product;
    }
}
