using Farshore.Recovery.Inventory;
using static Farshore.Recovery.Tests.Inventory.Versions;

namespace Farshore.Recovery.Tests.Inventory;

public sealed class KeyJoinTests
{
    [Fact]
    public async Task Meets_every_key_once_with_the_versions_of_both_sides()
    {
        var left = new[] { "a", "c", "\uff5e", "\U0001F600" }.Select(Key).ToAsyncEnumerable();
        var right = new[] { "b", "c", "\U0001F600" }.Select(Key).ToAsyncEnumerable();

        var joined = await left.WithAsync(right).ToListAsync();

        Assert.Equal(
            [("a", 1, 0), ("b", 0, 1), ("c", 1, 1), ("\uff5e", 1, 0), ("\U0001F600", 1, 1)],
            joined.Select(key => (key.Key, key.Left.Count, key.Right.Count)));
    }

    [Fact]
    public async Task Gathers_the_versions_of_a_key_in_the_order_of_the_listing()
    {
        var listed = new[] { Of("a", "2"), Of("a", "1"), Of("b", "3") }.ToAsyncEnumerable();

        var keys = await listed.ByKeyAsync().ToListAsync();

        Assert.Equal(["a:2,1", "b:3"], keys.Select(key => $"{key.Key}:{string.Join(',', key.Versions.Select(v => v.VersionId))}"));
    }
}
