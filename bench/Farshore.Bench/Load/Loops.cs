using System.Diagnostics;

namespace Farshore.Bench.Load;

/// <summary>Work done over and over by several at once, for a time or for a count.</summary>
static class Loops
{
    /// <returns>How often it was done in a second.</returns>
    public static async Task<double> RateAsync(int atOnce, TimeSpan span, Func<int, Task> work)
    {
        var (done, next) = (0, -1);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < span)
            {
                await work(Interlocked.Increment(ref next));
                Interlocked.Increment(ref done);
            }
        })));
        return done / clock.Elapsed.TotalSeconds;
    }

    /// <returns>How often it was done in a second.</returns>
    public static async Task<double> CountAsync(int atOnce, int count, Func<int, Task> work)
    {
        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            for (int index; (index = Interlocked.Increment(ref next)) < count;) await work(index);
        })));
        return count / clock.Elapsed.TotalSeconds;
    }
}
