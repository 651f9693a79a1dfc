namespace Farshore.Region.Rds;

/// <summary>One page of a list in key order, and the marker that leads to the next one.</summary>
/// <param name="Items">At most as many as asked for.</param>
/// <param name="Marker">The last item's key where more follow.</param>
sealed record RdsPage<T>(IReadOnlyList<T> Items, string? Marker)
{
    const int Default = 100;
    const int Fewest = 20;
    const int Most = 100;

    /// <param name="all">Everything that passes the filters, in key order.</param>
    /// <param name="key">An item's key.</param>
    /// <param name="marker">The key that the page before ended with.</param>
    /// <param name="most">How many were asked for.</param>
    public static RdsPage<T> Of(IEnumerable<T> all, Func<T, string> key, string? marker, int? most)
    {
        if (most is < Fewest or > Most)
            throw RdsErrors.Value($"Invalid value {most} for MaxRecords. Must be between {Fewest} and {Most}");
        var size = most ?? Default;
        var rest = all.Where(item => marker is null || string.CompareOrdinal(key(item), marker) > 0).Take(size + 1).ToList();
        return rest.Count > size ? new(rest[..size], key(rest[size - 1])) : new(rest, null);
    }
}
