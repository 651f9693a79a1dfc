using System.Collections.Concurrent;

namespace Farshore.Console.Live;

/// <summary>Answers that are good for a moment: pages that ask at the same time, and again at every change, share one look.</summary>
/// <param name="span">How long an answer is given out after it was asked for.</param>
/// <param name="time">The clock.</param>
sealed class FreshFor<T>(TimeSpan span, TimeProvider time)
{
    readonly ConcurrentDictionary<string, (DateTimeOffset At, Lazy<Task<T>> Look)> known = new(StringComparer.Ordinal);

    /// <param name="name">What is looked at.</param>
    /// <param name="look">Looks; bounded in time by itself, for whoever waits for it may go away.</param>
    /// <param name="cancellationToken">Ends the waiting, not the look.</param>
    public Task<T> GetAsync(string name, Func<Task<T>> look, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (_, shared) = known.AddOrUpdate(name, _ => (now, new(look)),
            (_, last) => now - last.At < span && last.Look is not { IsValueCreated: true, Value.IsFaulted: true }
                || last.Look is { IsValueCreated: true, Value.IsCompleted: false } ? last : (now, new(look)));
        return shared.Value.WaitAsync(cancellationToken);
    }
}
