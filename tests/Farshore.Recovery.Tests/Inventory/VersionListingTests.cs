using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Tests.Inventory;

public class VersionListingTests
{
    [Fact]
    public async Task As_of_an_instant_what_came_later_is_left_out_and_the_newest_that_is_left_is_the_latest()
    {
        RecordedVersion[] now =
        [
            Version("a", "3", 30, isLatest: true), Version("a", "2", 20), Version("a", "1", 10),
            Version("b", "2", 20, isLatest: true) with { IsDeleteMarker = true }, Version("b", "1", 10),
            Version("c", "1", 25, isLatest: true),
        ];

        var then = await now.ToAsyncEnumerable().AsOf(DateTimeOffset.UnixEpoch.AddSeconds(20)).ToListAsync();

        Assert.Equal(["a 1 latest", "b 1 latest"], then.Select(Line));
        Assert.Equal(["a 2 latest", "a 1", "b 2 latest", "b 1"],
            (await now.ToAsyncEnumerable().AsOf(DateTimeOffset.UnixEpoch.AddSeconds(21)).ToListAsync()).Select(Line));
    }

    static string Line(RecordedVersion version) => $"{version.Key} {version.VersionId}{(version.IsLatest ? " latest" : "")}";

    static RecordedVersion Version(string key, string id, int second, bool isLatest = false) =>
        new(key, id, 1, "etag", DateTimeOffset.UnixEpoch.AddSeconds(second), isLatest, false);
}
