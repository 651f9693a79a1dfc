using Farshore.Region.Rds.Snapshots;

namespace Farshore.Region.Tests.Rds.Snapshots;

public sealed class SnapshotContentTests
{
    static readonly SnapshotContent Content = new(
        1, "15.18", DateTimeOffset.UnixEpoch, 8192, ["base", "base/5"],
            [new("base/5/1259", 8192, "ab", 0), new("base/5/1260", 0, "ab", 8192)]);

    [Fact]
    public void Is_read_as_it_was_written_and_names_each_manifest_once()
    {
        var read = SnapshotContent.Read(Content.Write());

        Assert.Equal(Content.Files, read.Files);
        Assert.Equal(Content.Folders, read.Folders);
        Assert.Equal(["ab"], read.Roots);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("base/../../x")]
    [InlineData("/etc/passwd")]
    public void Is_refused_where_it_names_a_place_outside_the_data_folder(string path) =>
        Assert.Throws<InvalidDataException>(() => SnapshotContent.Read((Content with { Files = [new(path, 1, "ab", 0)] }).Write()));

    [Fact]
    public void Is_refused_where_it_is_of_another_format_or_no_document()
    {
        Assert.Throws<InvalidDataException>(() => SnapshotContent.Read((Content with { Format = 2 }).Write()));
        Assert.Throws<InvalidDataException>(() => SnapshotContent.Read("{"u8));
    }
}
