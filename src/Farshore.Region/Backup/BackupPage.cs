using System.Text;

namespace Farshore.Region.Backup;

/// <summary>One page of a list, and the token that leads to the next one.</summary>
/// <param name="Items">At most as many as asked for.</param>
/// <param name="NextToken">Where more follow; it names the last item, so that items that come or go in between confuse nothing.</param>
sealed record BackupPage<T>(IReadOnlyList<T> Items, string? NextToken)
{
    const int Most = 1000;

    /// <param name="all">Everything that passes the filters, in order.</param>
    /// <param name="key">Names an item.</param>
    /// <param name="token">What the page before ended with.</param>
    /// <param name="most">How many were asked for.</param>
    public static BackupPage<T> Of(IEnumerable<T> all, Func<T, string> key, string? token, int? most)
    {
        if (most is < 1 or > Most) throw BackupErrors.Value($"Invalid value {most} for maxResults. It must be 1 to {Most}");
        var size = most ?? Most;
        var rest = (token is null ? all : After(all, key, token)).Take(size + 1).ToList();
        return rest.Count > size
            ? new(rest[..size], Convert.ToBase64String(Encoding.UTF8.GetBytes(key(rest[size - 1]))))
            : new(rest, null);
    }

    static IEnumerable<T> After(IEnumerable<T> all, Func<T, string> key, string token)
    {
        Span<byte> bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var written)) throw BackupErrors.Value("Invalid NextToken.");
        var last = Encoding.UTF8.GetString(bytes[..written]);
        return all.SkipWhile(item => key(item) != last).Skip(1);
    }
}
