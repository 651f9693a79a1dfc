using System.Collections.Concurrent;
using Farshore.Region.Storage;

namespace Farshore.Region.Partitions;

/// <summary>What was just looked up in the partition, for the looks that every request takes. This process's own changes are seen at
/// once, those of another within a tenth of a second.</summary>
public sealed class Glances<T>(Database database, Func<string, T?> look) where T : class
{
    const int MostKept = 10_000;
    static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(100);

    readonly ConcurrentDictionary<string, Glance> kept = new(StringComparer.Ordinal);

    /// <summary>What the key names now, or did a moment ago. That there is nothing is never remembered.</summary>
    public T? Find(string key)
    {
        var (now, changes) = (Environment.TickCount64, database.Changes);
        if (kept.TryGetValue(key, out var glance) && glance.Changes == changes && now - glance.At < Fresh.TotalMilliseconds)
            return glance.Value;
        if (look(key) is not { } found)
        {
            kept.TryRemove(key, out _);
            return null;
        }

        if (kept.Count >= MostKept) kept.Clear();
        kept[key] = new(found, now, changes);
        return found;
    }

    sealed record Glance(T Value, long At, long Changes);
}
