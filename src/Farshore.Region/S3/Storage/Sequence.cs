namespace Farshore.Region.S3.Storage;

/// <summary>Numbers that only grow, close to the clock: later versions and bodies have higher ones, in both Regions alike.</summary>
public sealed class Sequence(TimeProvider time, long last)
{
    long last = last;

    /// <summary>The next number, above every earlier one and above <paramref name="floor"/> (a clock may go back).</summary>
    public long Next(long floor = 0)
    {
        while (true)
        {
            var seen = Interlocked.Read(ref last);
            var next = Math.Max((time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks, Math.Max(seen, floor) + 1);
            if (Interlocked.CompareExchange(ref last, next, seen) == seen) return next;
        }
    }
}
