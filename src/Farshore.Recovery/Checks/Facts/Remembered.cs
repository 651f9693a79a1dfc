namespace Farshore.Recovery.Checks.Facts;

/// <summary>Answers by name: whoever asks first sends the call, everybody awaits the same answer or the same failure.</summary>
sealed class Remembered
{
    readonly Lock gate = new();
    readonly Dictionary<string, Task> known = new(StringComparer.Ordinal);

    public Task<T> OnceAsync<T>(string name, Func<Task<T>> ask)
    {
        lock (gate)
        {
            if (known.TryGetValue(name, out var asked)) return (Task<T>)asked;
            var asking = ask();
            known[name] = asking;
            return asking;
        }
    }
}
