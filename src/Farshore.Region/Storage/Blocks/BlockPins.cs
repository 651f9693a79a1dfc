namespace Farshore.Region.Storage.Blocks;

/// <summary>Blocks that work under way relies on, though no manifest names them yet. A sweep that began before the work ended still
/// sees its pins: the manifest it wrote may be younger than the sweep's list.</summary>
public sealed class BlockPins
{
    readonly Lock gate = new();
    readonly Dictionary<BlockHash, int> pins = [];
    readonly List<BlockHash> releasedDuringSweep = [];
    bool sweeping;

    public bool IsEmpty
    {
        get
        {
            lock (gate) return pins.Count == 0;
        }
    }

    public void Add(BlockHash hash)
    {
        lock (gate) pins[hash] = pins.GetValueOrDefault(hash) + 1;
    }

    public void Release(IEnumerable<BlockHash> hashes)
    {
        lock (gate)
        {
            if (sweeping) releasedDuringSweep.AddRange(hashes);
            else foreach (var hash in hashes) ReleaseOne(hash);
        }
    }

    public void BeginSweep()
    {
        lock (gate) sweeping = true;
    }

    public void EndSweep()
    {
        lock (gate)
        {
            sweeping = false;
            foreach (var hash in releasedDuringSweep) ReleaseOne(hash);
            releasedDuringSweep.Clear();
        }
    }

    /// <summary>Acts on a block unless it is pinned; nobody can pin it in between.</summary>
    /// <returns>Whether it acted.</returns>
    public bool UnlessPinned(BlockHash hash, Action<BlockHash> act)
    {
        lock (gate)
        {
            if (pins.ContainsKey(hash)) return false;
            act(hash);
            return true;
        }
    }

    void ReleaseOne(BlockHash hash)
    {
        if (--pins[hash] == 0) pins.Remove(hash);
    }
}
