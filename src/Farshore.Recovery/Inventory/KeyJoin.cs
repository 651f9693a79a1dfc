using System.Runtime.CompilerServices;

namespace Farshore.Recovery.Inventory;

/// <summary>One key as two buckets hold it.</summary>
/// <param name="Key">The key; at least one side has a version of it.</param>
/// <param name="Left">Versions of the first, newest first.</param>
/// <param name="Right">Versions of the second, newest first.</param>
public sealed record JoinedKey(string Key, IReadOnlyList<RecordedVersion> Left, IReadOnlyList<RecordedVersion> Right);

/// <summary>Walks two listings side by side. Both are in S3's order, so neither is ever held in memory.</summary>
public static class KeyJoin
{
    public static async IAsyncEnumerable<JoinedKey> WithAsync(
        this IAsyncEnumerable<KeyVersions> left, IAsyncEnumerable<KeyVersions> right,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var lefts = left.GetAsyncEnumerator(cancellationToken);
        await using var rights = right.GetAsyncEnumerator(cancellationToken);
        var (hasLeft, hasRight) = (await lefts.MoveNextAsync(), await rights.MoveNextAsync());
        while (hasLeft || hasRight)
        {
            var order = (hasLeft, hasRight) switch
            {
                (true, false) => -1,
                (false, true) => 1,
                _ => KeyOrder.Instance.Compare(lefts.Current.Key, rights.Current.Key),
            };
            yield return order switch
            {
                < 0 => new(lefts.Current.Key, lefts.Current.Versions, []),
                > 0 => new(rights.Current.Key, [], rights.Current.Versions),
                _ => new(lefts.Current.Key, lefts.Current.Versions, rights.Current.Versions),
            };
            if (order <= 0) hasLeft = await lefts.MoveNextAsync();
            if (order >= 0) hasRight = await rights.MoveNextAsync();
        }
    }
}
