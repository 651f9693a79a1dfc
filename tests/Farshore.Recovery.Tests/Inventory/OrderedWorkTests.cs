using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Tests.Inventory;

public sealed class OrderedWorkTests
{
    [Fact]
    public async Task Yields_in_order_whatever_ends_first_and_never_runs_more_than_allowed()
    {
        int running = 0, most = 0;
        var released = new TaskCompletionSource();

        var results = Enumerable.Range(0, 40).ToAsyncEnumerable().WorkInOrderAsync(4, async (n, _) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            // The first is the slowest: it waits for one that comes well after it.
            if (n == 0) await released.Task;
            else await Task.Yield();
            if (n == 10) released.SetResult();
            Interlocked.Decrement(ref running);
            return n;
        });

        Assert.Equal(Enumerable.Range(0, 40), await results.ToListAsync());
        Assert.InRange(most, 1, 4);
    }

    [Fact]
    public async Task Cancels_what_is_under_way_when_one_fails()
    {
        var cancelled = 0;
        var started = new CountdownEvent(2);

        var results = Enumerable.Range(0, 3).ToAsyncEnumerable().WorkInOrderAsync<int, int>(3, async (n, token) =>
        {
            if (n == 0)
            {
                while (!started.IsSet) await Task.Yield();
                throw new InvalidDataException("bad");
            }

            started.Signal();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }
            finally
            {
                Interlocked.Increment(ref cancelled);
            }

            return n;
        });

        await Assert.ThrowsAsync<InvalidDataException>(async () => await results.ToListAsync());
        Assert.Equal(2, cancelled);
    }

    static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most) Interlocked.CompareExchange(ref most, value, seen);
    }
}
