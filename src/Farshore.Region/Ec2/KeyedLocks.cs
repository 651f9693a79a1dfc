using System.Collections.Concurrent;

namespace Farshore.Region.Ec2;

/// <summary>One holder at a time for each instance or volume.</summary>
sealed class KeyedLocks
{
    readonly ConcurrentDictionary<string, SemaphoreSlim> locks = new(StringComparer.Ordinal);

    /// <summary>Takes several together, always in the same order, so that two callers cannot wait for each other.</summary>
    public async Task<IDisposable> AcquireAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        List<SemaphoreSlim> held = [];
        try
        {
            foreach (var key in keys.Order(StringComparer.Ordinal))
            {
                var semaphore = locks.GetOrAdd(key, _ => new(1));
                await semaphore.WaitAsync(cancellationToken);
                held.Add(semaphore);
            }
        }
        catch
        {
            foreach (var semaphore in held) semaphore.Release();
            throw;
        }

        return new Held(held);
    }

    sealed class Held(List<SemaphoreSlim> semaphores) : IDisposable
    {
        bool released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref released, true)) return;
            foreach (var semaphore in semaphores) semaphore.Release();
        }
    }
}
