using System.Security.Cryptography;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Gives every request an id that error, header and log share.</summary>
static class RequestIds
{
    // Ids of two processes have nothing in common; those of one are all different. They are names, not secrets.
    static readonly UInt128 Start = BitConverter.ToUInt128(RandomNumberGenerator.GetBytes(16));
    static readonly UInt128 Stride = (Start << 64) | (UInt128)0x9E37_79B9_7F4A_7C15 | 1;
    static long count;

    public static Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        var place = (UInt128)(ulong)Interlocked.Increment(ref count);
        exchange.RequestId = new Guid(BitConverter.GetBytes(Start + (place * Stride))).ToString();
        return rest();
    }
}
