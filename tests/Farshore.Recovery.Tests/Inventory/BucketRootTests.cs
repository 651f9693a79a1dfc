using Farshore.Recovery.Inventory;
using static Farshore.Recovery.Tests.Inventory.Versions;

namespace Farshore.Recovery.Tests.Inventory;

public sealed class BucketRootTests
{
    static string RootOf(params RecordedVersion[] versions)
    {
        using var root = new BucketRoot();
        foreach (var version in versions) root.Add(version);
        return root.Finish();
    }

    [Fact]
    public void Is_equal_only_where_every_key_version_size_and_content_is()
    {
        var one = Of("a", "1", "abc");
        RecordedVersion[][] others =
        [
            [], [one, one], [one with { Key = "b" }], [one with { VersionId = "2" }], [one with { Size = 4 }],
                [one with { Sha256 = "abd" }],
            [one with { Sha256 = null }], [one with { IsDeleteMarker = true }], [one with { Key = "a1", VersionId = "" }],
        ];

        Assert.Equal(RootOf(one), RootOf(one with { IsLatest = false, LastModified = default }));
        Assert.DoesNotContain(RootOf(one), others.Select(RootOf));
    }
}
