namespace Farshore.Console.Live;

/// <summary>Answers that are good for a moment: pages that ask at the same time, and again at every change, share one look.</summary>
/// <param name="span">How long an answer is given out after it was asked for.</param>
/// <param name="time">The clock.</param>
sealed class FreshFor<T>(TimeSpan span, TimeProvider time)
{
    readonly Lock gate = new();
    readonly Dictionary<string, (DateTimeOffset At, Task<T> Look)> known = new(StringComparer.Ordinal);

    /// <param name="name">What is looked at.</param>
    /// <param name="look">Looks; bounded in time by itself, for whoever waits for it may go away.</param>
    /// <param name="cancellationToken">Ends the waiting, not the look.</param>
    public Task<T> GetAsync(string name, Func<Task<T>> look, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var isGood = known.TryGetValue(name, out var last)
                && (!last.Look.IsCompleted || (last.Look.IsCompletedSuccessfully && now - last.At < span));
            if (!isGood) known[name] = last = (now, Task.Run(look, CancellationToken.None));
            return last.Look.WaitAsync(cancellationToken);
        }
    }
}
