using System.Buffers;
using System.Buffers.Binary;

namespace Farshore.Region.Storage.Blocks;

/// <summary>A manifest as bytes, on disk and between Regions: <c>FSM1</c>, length, then runs of absent and of present blocks.</summary>
public static class ManifestFormat
{
    const int HeaderSize = 12;
    const int RunSize = 8;
    static ReadOnlySpan<byte> Magic => "FSM1"u8;

    public static byte[] Write(Manifest manifest)
    {
        var bytes = new ArrayBufferWriter<byte>(HeaderSize + RunSize + (manifest.Blocks.Count * 8));
        bytes.Write(Magic);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(8), manifest.Length);
        bytes.Advance(8);

        for (var at = 0; at < manifest.Blocks.Count;)
        {
            var absent = CountWhile(manifest.Blocks, at, block => block is null);
            var present = CountWhile(manifest.Blocks, at + absent, block => block is not null);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(RunSize), absent);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(RunSize)[4..], present);
            bytes.Advance(RunSize);
            for (at += absent; present > 0; present--, at++)
            {
                manifest.Blocks[at]!.Value.Write(bytes.GetSpan(BlockHash.Size));
                bytes.Advance(BlockHash.Size);
            }
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not a manifest, or not the one named by <paramref name="root"/>.</exception>
    public static Manifest Read(string root, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize || !bytes.StartsWith(Magic)) throw Damaged(root, "it does not begin as a manifest does");
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes[4..]);
        if (length is < 0 or > (long)int.MaxValue * Manifest.BlockSize) throw Damaged(root, $"its length {length} is impossible");

        var blocks = new List<BlockHash?>();
        var count = Manifest.CountFor(length);
        for (var rest = bytes[HeaderSize..]; rest.Length > 0;)
        {
            if (rest.Length < RunSize) throw Damaged(root, "it ends within a run");
            var absent = BinaryPrimitives.ReadInt32LittleEndian(rest);
            var present = BinaryPrimitives.ReadInt32LittleEndian(rest[4..]);
            rest = rest[RunSize..];
            if (absent < 0 || present < 0 || (long)blocks.Count + absent + present > count || (long)present * BlockHash.Size > rest.Length)
                throw Damaged(root, "a run is longer than the manifest");
            for (; absent > 0; absent--) blocks.Add(null);
            for (; present > 0; present--, rest = rest[BlockHash.Size..]) blocks.Add(BlockHash.Read(rest));
        }

        if (blocks.Count != count) throw Damaged(root, $"it names {blocks.Count} blocks of {count}");
        var manifest = Manifest.Of(length, blocks);
        return manifest.Root == root ? manifest : throw Damaged(root, $"its content has the root {manifest.Root}");
    }

    static int CountWhile(IReadOnlyList<BlockHash?> blocks, int from, Func<BlockHash?, bool> holds)
    {
        var at = from;
        while (at < blocks.Count && holds(blocks[at])) at++;
        return at - from;
    }

    static InvalidDataException Damaged(string root, string how) => new($"manifest {root} is damaged: {how}");
}
