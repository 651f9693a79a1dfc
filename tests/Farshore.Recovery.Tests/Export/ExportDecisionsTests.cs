using Farshore.Recovery.Export;
using Farshore.Recovery.Inventory;
using static Farshore.Recovery.Tests.Inventory.Versions;

namespace Farshore.Recovery.Tests.Export;

public sealed class ExportDecisionsTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("farshore-export-").FullName;
    ExportLog log = null!;

    public async ValueTask InitializeAsync() => log = await ExportLog.OpenAsync(Path.Combine(folder, "log"), "near", "far", Epoch, default);

    public async ValueTask DisposeAsync()
    {
        await log.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    string[] Decide(ExportScope scope, RecordedVersion[] near, params RecordedVersion[] far) =>
        [.. ExportDecisions.For(new("k", near, far), scope, log).Select(d =>
            $"{d.Version.VersionId} {d.Act}{(d.LookOnly ? " only" : "")}")];

    Task Logged(ExportEvent what, RecordedVersion version, string? made = null) => log.AppendAsync(
        new(Epoch, what, version.Key, version.VersionId) { ETag = version.ETag, DestinationVersionId = made }, default);

    static RecordedVersion Old(string id, string content = "old") => Of("k", id, content, latest: false);

    [Fact]
    public void Copies_the_current_version_alone_or_the_whole_history_oldest_first()
    {
        RecordedVersion[] near = [Of("k", "2"), Old("1")];

        Assert.Equal(["2 Copy"], Decide(ExportScope.Current, near));
        Assert.Equal(["1 Copy", "2 Copy"], Decide(ExportScope.AllVersions, near));
    }

    [Fact]
    public void Leaves_alone_what_replication_or_an_earlier_export_brought()
    {
        var version = Of("k", "1");

        Assert.Equal(["1 AlreadyReplicated"], Decide(ExportScope.Current, [version], version));
    }

    [Fact]
    public async Task Believes_the_log_only_while_the_copy_is_there_and_the_source_unchanged()
    {
        var version = Of("k", "null");
        await Logged(ExportEvent.Copied, version, "x");

        Assert.Equal(["null AlreadyExported"], Decide(ExportScope.Current, [version], Of("k", "x", "other tag")));
        Assert.Equal(["null Copy"], Decide(ExportScope.Current, [version]));
        Assert.Equal(["null Copy"], Decide(ExportScope.Current, [Of("k", "null", "rewritten")], Of("k", "x", "other tag")));
    }

    [Fact]
    public async Task Looks_before_it_copies_what_an_earlier_process_meant_to_copy()
    {
        await Logged(ExportEvent.Intent, Of("k", "1"));

        Assert.Equal(["1 LookThenCopy"], Decide(ExportScope.Current, [Of("k", "1")]));
    }

    [Fact]
    public async Task Adopts_the_same_bytes_once()
    {
        Assert.Equal(["1 Adopt"], Decide(ExportScope.Current, [Of("k", "1")], Of("k", "theirs")));
        Assert.Equal(["1 Copy"], Decide(ExportScope.Current, [Of("k", "1")], Of("k", "theirs", "others")));
        Assert.Equal(["1 CompareThenCopy"], Decide(ExportScope.Current, [Of("k", "1")], Of("k", "theirs", "another")));

        await Logged(ExportEvent.Adopted, Of("k", "0"), "theirs");
        Assert.Equal(["1 Copy"], Decide(ExportScope.Current, [Of("k", "1")], Of("k", "theirs")));
    }

    [Fact]
    public async Task Never_puts_an_old_version_on_top_of_a_newer_one()
    {
        RecordedVersion[] near = [Of("k", "3", "new"), Old("2"), Old("1")];
        await Logged(ExportEvent.Intent, near[2]);

        Assert.Equal(["1 LookThenCopy only", "2 Unplaceable", "3 AlreadyReplicated"], Decide(ExportScope.AllVersions, near, near[0]));
    }

    [Fact]
    public void Repeats_a_delete_only_over_something_and_only_with_the_history()
    {
        RecordedVersion[] near = [Marker("k", "3"), Old("2"), Marker("k", "1", latest: false)];

        Assert.Equal(["2 Copy", "3 Delete"], Decide(ExportScope.AllVersions, near));
        Assert.Empty(Decide(ExportScope.Current, near));
    }
}
