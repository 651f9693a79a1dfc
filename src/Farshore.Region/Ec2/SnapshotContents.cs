using Farshore.Region.Storage.Blocks;

namespace Farshore.Region.Ec2;

/// <summary>Figures of a snapshot's content.</summary>
static class SnapshotContents
{
    /// <summary>Bytes in blocks that are not all zero.</summary>
    public static long StoredBytes(Manifest manifest) =>
        manifest.Blocks.Index().Where(block => block.Item is not null).Sum(block => (long)manifest.SizeOf(block.Index));
}
