namespace Farshore.Console.Overview;

/// <summary>The last answer to a question that costs calls. It is asked again when it is old, once for everybody who wants it, and nobody
/// waits longer than they like.</summary>
/// <param name="ask">Asks, given the last answer; it never fails, but says what went wrong in its answer.</param>
sealed class Kept<T>(Func<T?, Task<T>> ask, TimeProvider time) where T : class
{
    readonly Lock gate = new();
    Task? asking;
    T? last;

    /// <summary>What was heard last; null before anything was.</summary>
    public T? Last
    {
        get
        {
            lock (gate) return last;
        }
    }

    /// <summary>Whether somebody is being asked now.</summary>
    public bool IsAsking
    {
        get
        {
            lock (gate) return asking is not null;
        }
    }

    /// <returns>A fresh answer or, where that takes too long, the one before it; null where there was none.</returns>
    public async Task<T?> GetAsync(Func<T, bool> isFresh, TimeSpan patience)
    {
        Task under;
        lock (gate)
        {
            if (asking is null && last is { } known && isFresh(known)) return known;
            under = asking ??= Task.Run(AskAsync);
        }

        using var waiting = new CancellationTokenSource();
        await Task.WhenAny(under, Task.Delay(patience, time, waiting.Token));
        await waiting.CancelAsync();
        return Last;
    }

    async Task AskAsync()
    {
        try
        {
            var found = await ask(Last);
            lock (gate) last = found;
        }
        finally
        {
            lock (gate) asking = null;
        }
    }
}
