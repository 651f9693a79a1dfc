using Farshore.Region.Rds.Snapshots;

namespace Farshore.Region.Tests.Rds.Snapshots;

public sealed class FrozenFileTests
{
    [Theory]
    [InlineData(10, 10, "0123456789")]
    [InlineData(4, 4, "0123")]
    [InlineData(13, 13, "0123456789\0\0\0")]
    [InlineData(13, 3, "012\0\0\0\0\0\0\0\0\0\0")]
    public async Task Reads_as_one_length_whatever_the_file_has_become(long length, long kept, string expected)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "0123456789");
        using var read = new MemoryStream();

        await using (var frozen = new FrozenFile(File.OpenHandle(file, options: FileOptions.Asynchronous), length,
            kept)) await frozen.CopyToAsync(read);

        Assert.Equal(expected, System.Text.Encoding.ASCII.GetString(read.ToArray()));
        File.Delete(file);
    }
}
