namespace Farshore.Recovery.Inventory;

/// <summary>The order in which S3 lists keys: by their UTF-8 bytes, which is not the order of .NET's strings once emoji are
/// about.</summary>
public sealed class KeyOrder : IComparer<string>
{
    public static readonly KeyOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return x is null ? (y is null ? 0 : -1) : 1;
        var (left, right) = (x.EnumerateRunes(), y.EnumerateRunes());
        while (true)
        {
            var (more, other) = (left.MoveNext(), right.MoveNext());
            if (!more || !other) return more.CompareTo(other);
            if (left.Current != right.Current) return left.Current.CompareTo(right.Current);
        }
    }
}
