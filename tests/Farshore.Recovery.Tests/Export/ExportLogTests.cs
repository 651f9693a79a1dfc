using System.Text;
using Farshore.Recovery.Export;
using static Farshore.Recovery.Tests.Inventory.Versions;

namespace Farshore.Recovery.Tests.Export;

public sealed class ExportLogTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("farshore-export-").FullName;

    string File => Path.Combine(folder, "export.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    Task<ExportLog> OpenAsync(string source = "near", string destination = "far") =>
        ExportLog.OpenAsync(File, source, destination, Epoch, default);

    static ExportEntry Entry(ExportEvent what, string key, string version = "1", string? made = null) =>
        new(Epoch, what, key, version) { DestinationVersionId = made };

    [Fact]
    public async Task Finds_the_last_line_about_a_version_in_this_process_and_the_next()
    {
        await using (var log = await OpenAsync())
        {
            await log.AppendAsync(Entry(ExportEvent.Intent, "日本"), default);
            await log.AppendAsync(Entry(ExportEvent.Copied, "日本", made: "x"), default);
            await log.AppendAsync(Entry(ExportEvent.Intent, "b"), default);
            Assert.Equal((ExportEvent.Copied, "x"), (log.Find("日本", "1")!.Event, log.Find("日本", "1")!.DestinationVersionId));
        }

        await using var again = await OpenAsync();
        Assert.Equal(ExportEvent.Copied, again.Find("日本", "1")!.Event);
        Assert.Equal(ExportEvent.Intent, again.Find("b", "1")!.Event);
        Assert.Null(again.Find("b", "2"));
        Assert.True(again.IsDestination("日本", "x"));
        Assert.False(again.IsDestination("日本", "1"));
    }

    [Fact]
    public async Task Takes_a_line_that_was_cut_off_away_and_goes_on_after_the_whole_ones()
    {
        await using (var log = await OpenAsync()) await log.AppendAsync(Entry(ExportEvent.Copied, "a", made: "x"), default);
        await using (var torn = new FileStream(File, FileMode.Append)) torn.Write("{\"at\":\"2026-03-01T12:00:00+00:00\",\"ev"u8);

        await using (var log = await OpenAsync())
        {
            await log.AppendAsync(Entry(ExportEvent.Copied, "b", made: "y"), default);
            Assert.Equal("x", log.Find("a", "1")!.DestinationVersionId);
            Assert.Equal("y", log.Find("b", "1")!.DestinationVersionId);
        }

        Assert.Equal(3, (await System.IO.File.ReadAllLinesAsync(File, Encoding.UTF8)).Length);
    }

    [Fact]
    public async Task Refuses_another_pair_of_buckets_another_writer_and_another_file()
    {
        await using (await OpenAsync()) await Assert.ThrowsAsync<IOException>(() => OpenAsync());
        Assert.Contains("is the log of near to far",
            (await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync("other"))).Message, StringComparison.Ordinal);

        await System.IO.File.WriteAllTextAsync(File,
            "{\"at\":\"2026-03-01T12:00:00+00:00\",\"event\":\"Copied\",\"key\":\"a\",\"versionId\":\"1\"}\n");
        await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync());
    }

    [Fact]
    public async Task Keeps_lines_that_come_together_whole_and_findable_while_others_look()
    {
        await using (var log = await OpenAsync())
        {
            await Task.WhenAll(Enumerable.Range(0, 2000).Select(async n =>
            {
                await log.AppendAsync(Entry(ExportEvent.Intent, $"key {n}"), default);
                Assert.Equal(ExportEvent.Intent, log.Find($"key {n}", "1")!.Event);
                await log.AppendAsync(Entry(ExportEvent.Copied, $"key {n}", made: $"m{n}"), default);
            }));
        }

        await using var again = await OpenAsync();
        Assert.All(Enumerable.Range(0, 2000), n => Assert.Equal($"m{n}", again.Find($"key {n}", "1")!.DestinationVersionId));
    }
}
