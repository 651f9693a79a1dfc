using System.Collections.Concurrent;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>Answers by name: whoever asks first sends the call, everybody awaits the same answer or the same failure.</summary>
sealed class Remembered
{
    readonly ConcurrentDictionary<string, Lazy<Task>> known = new(StringComparer.Ordinal);

    public Task<T> OnceAsync<T>(string name, Func<Task<T>> ask) => (Task<T>)known.GetOrAdd(name, _ => new(() => ask())).Value;
}
