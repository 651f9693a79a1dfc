using System.Text;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.Tests.S3.Storage;

public sealed class VersionListingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Agrees_with_a_plain_sort_of_everything_whatever_the_prefix_delimiter_and_page(int seed)
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b", "Enabled");
        var random = new Random(seed);
        var versions = await FillAsync(region, random);

        for (var round = 0; round < 60; round++)
        {
            var prefix = random.Next(3) switch { 0 => "", 1 => Key(random)[..1], _ => Key(random) };
            var delimiter = random.Next(3) switch { 0 => null, 1 => "/", _ => "aé" };
            var most = random.Next(1, 7);

            Assert.Equal(Expected(versions, prefix, delimiter, currentOnly: true),
                Pages(region.Store, prefix, delimiter, most, currentOnly: true));
            Assert.Equal(Expected(versions, prefix, delimiter, currentOnly: false),
                Pages(region.Store, prefix, delimiter, most, currentOnly: false));
        }
    }

    [Fact]
    public async Task Passes_over_keys_that_are_rolled_up_and_old_versions_without_reading_them()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b", "Enabled");
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(index => region.PutAsync("b", $"folder/{index:d5}")));
        for (var index = 0; index < 300; index++) await region.PutAsync("b", "many-versions");
        await region.PutAsync("b", "zebra");

        var (page, steps) = region.Database.Read(connection =>
        {
            // SQLite counts the instructions of its machine in blocks of 100.
            var blocks = 0;
            SQLitePCL.raw.sqlite3_progress_handler(connection.Handle, 100, _ => { blocks++; return 0; }, null);
            var read = new VersionListing(connection, new("b", "", "/", 10), currentOnly: true).Read();
            SQLitePCL.raw.sqlite3_progress_handler(connection.Handle, 0, (SQLitePCL.delegate_progress?)null, null);
            return (read, blocks);
        });

        Assert.Equal(["folder/", "many-versions", "zebra"], page.Lines.Select(line => line.CommonPrefix ?? line.Version!.Key));
        Assert.True(steps < 20, $"{steps} blocks of instructions for three lines");
    }

    [Fact]
    public async Task A_folder_whose_objects_are_all_deleted_is_no_line()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b", "Enabled");
        await region.PutAsync("b", "gone/1");
        await region.PutAsync("b", "here/1");
        await region.DeleteAsync("b", "gone/1");

        Assert.Equal(["here/"], region.Store.List(new("b", "", "/", 10)).Lines.Select(line => line.CommonPrefix));
        Assert.Equal(["gone/", "here/"], region.Store.ListVersions(new("b", "", "/", 10)).Lines.Select(line => line.CommonPrefix));
    }

    [Fact]
    public async Task Orders_keys_by_their_UTF8_bytes()
    {
        await using var region = new StoreInFolder();
        await region.BucketAsync("b");
        // In UTF-16 the second of these comes before the first.
        string[] keys = ["\uFF5E", "\U0001F600", "Z", "a", "é"];
        foreach (var key in keys) await region.PutAsync("b", key);

        var listed = region.Store.List(new("b", "", null, 10)).Lines.Select(line => line.Version!.Key);

        Assert.Equal(["Z", "a", "é", "\uFF5E", "\U0001F600"], listed);
    }

    static async Task<List<StoredVersion>> FillAsync(StoreInFolder region, Random random)
    {
        List<StoredVersion> versions = [];
        for (var index = 0; index < 150; index++)
        {
            var key = Key(random);
            if (random.Next(4) == 0)
            {
                await region.DeleteAsync("b", key);
                versions.Add(region.Store.Find("b", key)!);
            }
            else
            {
                versions.Add(await region.PutAsync("b", key));
            }
        }

        return versions;
    }

    static string Key(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => "a/é~"[random.Next(4)]));

    static List<string> Expected(List<StoredVersion> versions, string prefix, string? delimiter, bool currentOnly)
    {
        List<string> lines = [];
        var keys = versions.Where(version => version.Key.StartsWith(prefix, StringComparison.Ordinal))
            .GroupBy(version => version.Key).OrderBy(group => group.Key, Comparer<string>.Create(CompareBytes));
        foreach (var key in keys)
        {
            var newestFirst = key.OrderByDescending(version => version.Sequence).ToList();
            var shown = currentOnly ? newestFirst.Take(1).Where(version => !version.IsDeleteMarker).ToList() : newestFirst;
            if (shown.Count == 0) continue;
            var at = delimiter is null ? -1 : key.Key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            if (at < 0) lines.AddRange(shown.Select(version => $"{version.VersionId} {version == newestFirst[0]}"));
            else if (key.Key[..(at + delimiter!.Length)] is var common && !lines.Contains(common)) lines.Add(common);
        }

        return lines;
    }

    static List<string> Pages(ObjectStore store, string prefix, string? delimiter, int most, bool currentOnly)
    {
        List<string> lines = [];
        var query = new ListQuery("b", prefix, delimiter, most);
        while (true)
        {
            var page = currentOnly ? store.List(query) : store.ListVersions(query);
            Assert.True(page.Lines.Count <= most);
            lines.AddRange(page.Lines.Select(line => line.CommonPrefix ?? $"{line.Version!.VersionId} {line.IsLatest}"));
            if (!page.IsTruncated) return lines;
            var last = page.Lines[^1];
            query = query with
            {
                After = last.CommonPrefix ?? last.Version!.Key,
                AfterRolledUp = last.CommonPrefix is not null,
                AfterSequence = currentOnly ? null : last.Version?.Sequence,
            };
        }
    }

    static int CompareBytes(string? one, string? other) =>
        Encoding.UTF8.GetBytes(one!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other!));
}
