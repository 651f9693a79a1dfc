using System.Text;
using Farshore.Aws;

namespace Farshore.Region.Hosting;

/// <summary>Cuts a sorted list into pages; a marker is the key of the last item given, so that pages stay right while the list
/// changes.</summary>
public static class Paging
{
    /// <param name="all">Every item, sorted by key.</param>
    /// <param name="keyOf">What they are sorted by.</param>
    /// <param name="marker">From the page before; null for the first.</param>
    /// <param name="most">Items on a page.</param>
    /// <param name="invalid">The service's error for a marker that it never gave.</param>
    public static (IReadOnlyList<T> Items, string? Next) Page<T>(
        IEnumerable<T> all, Func<T, string> keyOf, string? marker, int most, Func<AwsException> invalid)
    {
        var after = marker is null ? null : Read(marker) ?? throw invalid();
        var page = all.Where(item => after is null || string.CompareOrdinal(keyOf(item), after) > 0).Take(most + 1).ToList();
        return page.Count <= most ? (page, null) : (page[..most], Convert.ToBase64String(Encoding.UTF8.GetBytes(keyOf(page[most - 1]))));
    }

    static string? Read(string marker)
    {
        var bytes = new byte[marker.Length];
        return Convert.TryFromBase64String(marker, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
