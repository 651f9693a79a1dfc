using System.Numerics;
using System.Security.Cryptography;

namespace Farshore.Region.Ec2;

/// <summary>The public half of an Ed25519 key (RFC 8032), which the platform's library does not compute.</summary>
static class Ed25519Keys
{
    public const int Length = 32;

    static readonly BigInteger P = BigInteger.Pow(2, 255) - 19;
    static readonly BigInteger D = Mod(-121665 * Inverse(121666));

    // The base point's y is 4/5; its x is the even root of the curve's equation there.
    static readonly (BigInteger X, BigInteger Y) Base = (
        BigInteger.Parse("15112221349535400772501151409588531511454012693041857206046113283949847762202"), Mod(4 * Inverse(5)));

    public static byte[] PublicOf(ReadOnlySpan<byte> seed)
    {
        var hash = SHA512.HashData(seed)[..Length];
        hash[0] &= 248;
        hash[^1] = (byte)((hash[^1] & 127) | 64);
        var (x, y) = Times(new BigInteger(hash, isUnsigned: true), Base);
        var bytes = new byte[Length];
        y.ToByteArray(isUnsigned: true).CopyTo(bytes, 0);
        if (!x.IsEven) bytes[^1] |= 128;
        return bytes;
    }

    static (BigInteger X, BigInteger Y) Times(BigInteger factor, (BigInteger X, BigInteger Y) point)
    {
        (BigInteger X, BigInteger Y) sum = (0, 1);
        for (; factor > 0; factor >>= 1, point = Add(point, point))
            if (!factor.IsEven) sum = Add(sum, point);
        return sum;
    }

    static (BigInteger X, BigInteger Y) Add((BigInteger X, BigInteger Y) one, (BigInteger X, BigInteger Y) other)
    {
        var both = Mod(D * Mod(one.X * other.X) * Mod(one.Y * other.Y));
        return (
            Mod(Mod((one.X * other.Y) + (other.X * one.Y)) * Inverse(1 + both)),
            Mod(Mod((one.Y * other.Y) + (one.X * other.X)) * Inverse(1 - both)));
    }

    static BigInteger Inverse(BigInteger number) => BigInteger.ModPow(Mod(number), P - 2, P);

    static BigInteger Mod(BigInteger number) => ((number % P) + P) % P;
}
