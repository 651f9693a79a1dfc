using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Farshore.Region.S3.Checksums;

/// <summary>A checksum that is being computed while bytes pass by.</summary>
abstract class RunningChecksum : IDisposable
{
    public abstract void Append(ReadOnlySpan<byte> data);

    public abstract byte[] Finish();

    public virtual void Dispose() { }
}

sealed class CrcRun(Crc crc) : RunningChecksum
{
    ulong register = crc.Start;

    public override void Append(ReadOnlySpan<byte> data) => register = crc.Append(register, data);

    public override byte[] Finish() => Bytes(crc, crc.Finish(register));

    public static byte[] Bytes(Crc crc, ulong value)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return bytes[^crc.Bytes..];
    }

    public static ulong Value(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        foreach (var next in bytes) value = (value << 8) | next;
        return value;
    }
}

sealed class HashRun(IncrementalHash hash) : RunningChecksum
{
    public override void Append(ReadOnlySpan<byte> data) => hash.AppendData(data);

    public override byte[] Finish() => hash.GetHashAndReset();

    public override void Dispose()
    {
        hash.Dispose();
        base.Dispose();
    }
}
