using System.Buffers.Binary;
using static Farshore.Region.S3.Checksums.XxHash3Arithmetic;

namespace Farshore.Region.S3.Checksums;

/// <summary>XXH3 in 64 or 128 bits, written big-endian as S3 shows it: up to 240 bytes are kept, what is longer passes in
/// stripes.</summary>
sealed class XxHash3Run(bool wide) : RunningChecksum
{
    const int Stripe = 64;
    const int StripesOfBlock = 16;
    const int MostShort = 240;
    const int SecretOfBlock = 128;
    const int SecretOfLast = 121;
    const int SecretOfEnd = 11;
    const int SecretOfHighEnd = 117;

    readonly byte[] beginning = new byte[MostShort];
    readonly byte[] before = new byte[Stripe];
    readonly byte[] pending = new byte[Stripe];
    readonly ulong[] lanes = [Prime32C, Prime1, Prime2, Prime3, Prime4, Prime32B, Prime5, Prime32A];
    ulong length;
    int held;
    int stripes;

    public override void Append(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty) return;
        if (length < MostShort) data[..Math.Min(data.Length, MostShort - (int)length)].CopyTo(beginning.AsSpan((int)length));
        length += (ulong)data.Length;

        // The last stripe is not like the others, so none goes before another byte has come.
        var taken = Math.Min(Stripe - held, data.Length);
        data[..taken].CopyTo(pending.AsSpan(held));
        held += taken;
        data = data[taken..];
        if (data.IsEmpty) return;
        Consume(pending);
        for (; data.Length > Stripe; data = data[Stripe..]) Consume(data[..Stripe]);
        data.CopyTo(pending);
        held = data.Length;
    }

    public override byte[] Finish()
    {
        var (high, low) = length > MostShort ? Long() : wide ? XxHash128Short.Of(beginning.AsSpan(0, (int)length))
            : (0, XxHash3Short.Of(beginning.AsSpan(0, (int)length)));
        var bytes = new byte[2 * sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(sizeof(ulong)), low);
        return wide ? bytes : bytes[sizeof(ulong)..];
    }

    void Consume(ReadOnlySpan<byte> stripe)
    {
        Accumulate(lanes, stripe, stripes * sizeof(ulong));
        stripe.CopyTo(before);
        if (++stripes < StripesOfBlock) return;
        stripes = 0;
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            var value = lanes[lane];
            lanes[lane] = unchecked((value ^ (value >> 47) ^ SecretAt(SecretOfBlock + (lane * sizeof(ulong)))) * Prime32A);
        }
    }

    (ulong High, ulong Low) Long()
    {
        Span<byte> last = stackalloc byte[Stripe];
        before.AsSpan(held).CopyTo(last);
        pending.AsSpan(0, held).CopyTo(last[(Stripe - held)..]);
        ulong[] ended = [.. lanes];
        Accumulate(ended, last, SecretOfLast);
        var low = Merge(ended, SecretOfEnd, unchecked(length * Prime1));
        return (wide ? Merge(ended, SecretOfHighEnd, ~unchecked(length * Prime2)) : 0, low);
    }

    static void Accumulate(ulong[] lanes, ReadOnlySpan<byte> stripe, int secret)
    {
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            var value = Read64(stripe[(lane * sizeof(ulong))..]);
            var keyed = value ^ SecretAt(secret + (lane * sizeof(ulong)));
            lanes[lane ^ 1] = unchecked(lanes[lane ^ 1] + value);
            lanes[lane] = unchecked(lanes[lane] + ((keyed & uint.MaxValue) * (keyed >> 32)));
        }
    }

    static ulong Merge(ulong[] lanes, int secret, ulong hash)
    {
        for (var pair = 0; pair < lanes.Length; pair += 2)
            hash = unchecked(hash + Fold(lanes[pair] ^ SecretAt(secret + (pair * 8)), lanes[pair + 1] ^ SecretAt(secret + (pair * 8) + 8)));
        return Avalanche(hash);
    }
}
