using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Verify;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Sets;

public class DiskBlocksTests
{
    static readonly string One = new('1', 64), Two = new('2', 64);

    [Fact]
    public async Task Reads_a_snapshot_and_leaves_out_blocks_that_are_all_zero()
    {
        var seen = 0;

        var blocks = await DiskBlocks.ReadAsync(new MemoryAws().Primary.Access().Aws, "snap-1", done => seen = done, default);

        Assert.Equal([0, 2], blocks.Hashes.Select(block => block.Index));
        Assert.Equal(3, seen);
    }

    [Fact]
    public void A_record_read_back_has_the_same_root()
    {
        var blocks = new DiskBlocks(8, [(0, One), (70000, Two)]);

        Assert.Equal(blocks.Root(), DiskBlocks.Parse(blocks.Write()).Root());
        Assert.NotEqual(blocks.Root(), (blocks with { SizeGiB = 9 }).Root());
        Assert.NotEqual(blocks.Root(), new DiskBlocks(8, [(0, One), (70001, Two)]).Root());
    }

    [Theory]
    [InlineData(""), InlineData("farshore disk record 1 8\n0 11\n"), InlineData("farshore disk record 2 8\nend\n")]
    public void A_record_that_is_not_whole_is_none(string text) => Assert.Throws<InvalidDataException>(() => DiskBlocks.Parse(text));

    [Fact]
    public void Every_block_of_a_comparison_is_counted_once()
    {
        var record = new DiskBlocks(1, [(0, One), (1, One), (2, One)]);
        var copy = new DiskBlocks(1, [(0, One), (1, Two), (3, One)]);

        var proved = DiskProved.Compare("/dev/xvda", record, copy);

        Assert.Equal((3, 1, 1, 1, 1, false),
            (proved.Blocks, proved.Identical, proved.Different, proved.Missing, proved.Extra, proved.Verified));
        Assert.True(DiskProved.Compare("/dev/xvda", record, record).Verified);
    }
}
