using System.Buffers.Binary;
using System.Numerics;

namespace Farshore.Region.S3.Checksums;

/// <summary>XXH64 with seed 0: four lanes over stripes of 32 bytes, the value written big-endian as S3 shows it.</summary>
sealed class XxHash64Run : RunningChecksum
{
    const int Stripe = 32;
    const ulong Prime1 = 0x9E3779B185EBCA87, Prime2 = 0xC2B2AE3D27D4EB4F, Prime3 = 0x165667B19E3779F9;
    const ulong Prime4 = 0x85EBCA77C2B2AE63, Prime5 = 0x27D4EB2F165667C5;

    readonly byte[] pending = new byte[Stripe];
    ulong lane1 = unchecked(Prime1 + Prime2), lane2 = Prime2, lane3, lane4 = unchecked(0 - Prime1);
    int held;
    ulong length;

    public override void Append(ReadOnlySpan<byte> data)
    {
        length += (ulong)data.Length;
        if (held > 0)
        {
            var taken = Math.Min(Stripe - held, data.Length);
            data[..taken].CopyTo(pending.AsSpan(held));
            held += taken;
            data = data[taken..];
            if (held < Stripe) return;
            Mix(pending);
        }

        for (; data.Length >= Stripe; data = data[Stripe..]) Mix(data);
        data.CopyTo(pending);
        held = data.Length;
    }

    public override byte[] Finish()
    {
        var hash = length < Stripe ? Prime5 : Converged();
        hash = unchecked(hash + length);
        var rest = pending.AsSpan(0, held);
        for (; rest.Length >= 8; rest = rest[8..])
            hash = unchecked((BitOperations.RotateLeft(hash ^ Round(0, Read(rest)), 27) * Prime1) + Prime4);
        if (rest.Length >= 4)
        {
            hash ^= unchecked(BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1);
            hash = unchecked((BitOperations.RotateLeft(hash, 23) * Prime2) + Prime3);
            rest = rest[4..];
        }

        foreach (var last in rest) hash = unchecked(BitOperations.RotateLeft(hash ^ (last * Prime5), 11) * Prime1);
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Avalanche(hash));
        return bytes;
    }

    void Mix(ReadOnlySpan<byte> stripe)
    {
        lane1 = Round(lane1, Read(stripe));
        lane2 = Round(lane2, Read(stripe[8..]));
        lane3 = Round(lane3, Read(stripe[16..]));
        lane4 = Round(lane4, Read(stripe[24..]));
        held = 0;
    }

    ulong Converged()
    {
        var hash = unchecked(BitOperations.RotateLeft(lane1, 1) + BitOperations.RotateLeft(lane2, 7)
            + BitOperations.RotateLeft(lane3, 12) + BitOperations.RotateLeft(lane4, 18));
        foreach (var lane in (ReadOnlySpan<ulong>)[lane1, lane2, lane3, lane4])
            hash = unchecked(((hash ^ Round(0, lane)) * Prime1) + Prime4);
        return hash;
    }

    static ulong Avalanche(ulong hash)
    {
        hash = unchecked((hash ^ (hash >> 33)) * Prime2);
        hash = unchecked((hash ^ (hash >> 29)) * Prime3);
        return hash ^ (hash >> 32);
    }

    static ulong Round(ulong lane, ulong input) =>
        unchecked(BitOperations.RotateLeft(lane + (input * Prime2), 31) * Prime1);

    static ulong Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);
}
