namespace Farshore.Region.Storage.Blocks;

/// <summary>A block that should be here is gone or does not have the content its hash names.</summary>
public sealed class DamagedBlockException(BlockHash hash, string how, IReadOnlyList<string> manifests) : IOException(
    $"block {hash} {how}; it is part of {(manifests is [] ? "no manifest" : "manifest " + string.Join(", ", manifests))}. " +
    "'farshore region check REGION --mend' mends it from the other Region where that has it.")
{
    public BlockHash Hash => hash;

    /// <summary>Roots of the manifests that cannot be restored without it.</summary>
    public IReadOnlyList<string> Manifests => manifests;
}
