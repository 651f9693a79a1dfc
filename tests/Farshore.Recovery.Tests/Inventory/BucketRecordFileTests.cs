using Farshore.Recovery.Inventory;
using static Farshore.Recovery.Tests.Inventory.Versions;

namespace Farshore.Recovery.Tests.Inventory;

public sealed class BucketRecordFileTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("farshore-record-").FullName;

    static readonly BucketRecordHead Head = new(BucketRecordHead.CurrentFormat, "media", "us-east-1", Epoch, ContentReading.Full);

    string File => Path.Combine(folder, "media.jsonl");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Reads_back_what_was_written_with_keys_of_any_kind()
    {
        RecordedVersion[] versions =
        [
            Of("\n\u2028\"x\"", "1"), Marker("//a", "2", 3),
                Of("日本/\U0001F600", "null", "", 9) with { ReplicationStatus = "PENDING", StorageClass = "STANDARD" },
        ];

        var written = await BucketRecordFile.WriteAsync(File, Head, versions.ToAsyncEnumerable(), default);
        var opened = await BucketRecordFile.OpenAsync(File, default);

        Assert.Equal(written, opened);
        Assert.Equal((3, 1, 7, Epoch.AddSeconds(9)), (opened.End.Versions, opened.End.DeleteMarkers, opened.End.Bytes, opened.End.Newest));
        Assert.Equal(versions, await BucketRecordFile.ReadAsync(opened).ToListAsync());
    }

    [Fact]
    public async Task Refuses_a_record_that_was_not_finished_and_a_file_that_is_none()
    {
        await BucketRecordFile.WriteAsync(File, Head, new[] { Of("a"), Of("b") }.ToAsyncEnumerable(), default);
        await System.IO.File.WriteAllLinesAsync(File, (await System.IO.File.ReadAllLinesAsync(File))[..^1]);

        Assert.Contains("was not finished",
            (await Assert.ThrowsAsync<InvalidDataException>(() => BucketRecordFile.OpenAsync(File, default))).Message,
                StringComparison.Ordinal);

        await System.IO.File.WriteAllTextAsync(File, "{}\n");
        await Assert.ThrowsAsync<InvalidDataException>(() => BucketRecordFile.OpenAsync(File, default));
    }

    [Fact]
    public async Task Leaves_an_older_record_in_place_until_the_new_one_is_whole()
    {
        await BucketRecordFile.WriteAsync(File, Head, new[] { Of("old") }.ToAsyncEnumerable(), default);

        await Assert.ThrowsAsync<IOException>(() => BucketRecordFile.WriteAsync(File, Head, Broken(), default));

        Assert.Equal("old", (await BucketRecordFile.ReadAsync(await BucketRecordFile.OpenAsync(File, default)).SingleAsync()).Key);

        static async IAsyncEnumerable<RecordedVersion> Broken()
        {
            yield return Of("new");
            await Task.Yield();
            throw new IOException("the Region is away");
        }
    }
}
