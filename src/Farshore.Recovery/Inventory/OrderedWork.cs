using System.Runtime.CompilerServices;

namespace Farshore.Recovery.Inventory;

/// <summary>Runs work on a sequence with a bound on how much is under way, and yields outcomes in the sequence's own order.</summary>
public static class OrderedWork
{
    // Results that wait for a slow one before them; enough to keep every worker busy behind one large object.
    const int WaitingPerWorker = 4;

    /// <param name="source">What to work on.</param>
    /// <param name="concurrency">Pieces of work that run at once.</param>
    /// <param name="work">Ends with an outcome; what it throws ends the whole sequence and cancels the rest.</param>
    /// <param name="cancellationToken">Cancels everything under way.</param>
    public static async IAsyncEnumerable<TOut> WorkInOrderAsync<TIn, TOut>(
        this IAsyncEnumerable<TIn> source, int concurrency, Func<TIn, CancellationToken, Task<TOut>> work,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var gate = new SemaphoreSlim(concurrency);
        Queue<Task<TOut>> underWay = new();
        try
        {
            await foreach (var item in source.WithCancellation(ending.Token))
            {
                underWay.Enqueue(RunAsync(item));
                if (underWay.Count >= concurrency * WaitingPerWorker) yield return await underWay.Dequeue();
            }

            while (underWay.TryDequeue(out var next)) yield return await next;
        }
        finally
        {
            await ending.CancelAsync();
            foreach (var rest in underWay) await rest.ContinueWith(_ =>
                { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        async Task<TOut> RunAsync(TIn item)
        {
            await gate.WaitAsync(ending.Token);
            try
            {
                return await work(item, ending.Token);
            }
            finally
            {
                gate.Release();
            }
        }
    }
}
