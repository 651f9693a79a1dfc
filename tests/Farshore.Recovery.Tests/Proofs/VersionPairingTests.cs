using Farshore.Recovery.Export;
using Farshore.Recovery.Proofs;
using static Farshore.Recovery.Tests.Inventory.Versions;

namespace Farshore.Recovery.Tests.Proofs;

public sealed class VersionPairingTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("farshore-pairs-").FullName;
    ExportLog log = null!;

    public async ValueTask InitializeAsync() => log = await ExportLog.OpenAsync(Path.Combine(folder, "log"), "near", "far", Epoch, default);

    public async ValueTask DisposeAsync()
    {
        await log.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    static string[] Show(IReadOnlyList<VersionPair> pairs) =>
        [.. pairs.Select(pair => $"{pair.Recorded?.VersionId ?? "-"}={pair.Found?.VersionId ?? (pair.IsWanted ? "lost" : "-")}")];

    [Fact]
    public async Task Pairs_replicas_by_id_exported_versions_by_the_log_and_leaves_strangers_over()
    {
        var exported = Of("k", "1", latest: false);
        await log.AppendAsync(new(Epoch, ExportEvent.Copied, "k", "1") { ETag = exported.ETag, DestinationVersionId = "x",
            DestinationETag = "parts" }, default);
        var pairing = new VersionPairing(log, ExportScope.Current, false);

        var pairs = pairing.Pair(new("k", [Of("k", "2"), exported], [Of("k", "2"), Of("k", "stranger"), Of("k", "x")]));

        Assert.Equal(["2=2", "1=x", "-=stranger"], Show(pairs));
        Assert.Equal("parts", pairs[1].ExpectedETag);
    }

    [Fact]
    public async Task Pairs_a_copy_that_the_export_was_killed_over()
    {
        await log.AppendAsync(new(Epoch, ExportEvent.Intent, "k", "1") { ETag = "content" }, default);

        var pairs = new VersionPairing(log, ExportScope.Current,
            false).Pair(new("k", [Of("k", "1")], [Of("k", "other", "other"), Of("k", "x")]));

        Assert.Equal(["1=x", "-=other"], Show(pairs));
    }

    [Fact]
    public void Wants_old_versions_only_where_the_plan_brings_them()
    {
        var near = new[] { Of("k", "3"), Of("k", "2", latest: false) with { ReplicationStatus = "COMPLETED" },
            Of("k", "1", latest: false) };

        Assert.Equal(["3=lost", "2=lost", "1=-"], Show(new VersionPairing(null, ExportScope.Current, false).Pair(new("k", near, []))));
        Assert.Equal(["3=lost", "2=lost", "1=lost"],
            Show(new VersionPairing(null, ExportScope.AllVersions, false).Pair(new("k", near, []))));
    }

    [Fact]
    public void Wants_a_delete_marker_where_the_rule_repeats_deletes_and_there_is_something_to_delete()
    {
        var near = new[] { Marker("k", "2"), Of("k", "1", latest: false) };
        var far = new[] { Of("k", "1") };

        Assert.Equal(["2=lost", "1=1"], Show(new VersionPairing(null, ExportScope.Current, true).Pair(new("k", near, far))));
        Assert.Equal(["2=-", "1=1"], Show(new VersionPairing(null, ExportScope.Current, false).Pair(new("k", near, far))));
        Assert.Equal(["2=-", "1=-"], Show(new VersionPairing(null, ExportScope.Current, true).Pair(new("k", near, []))));
    }
}
