using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Farshore.Aws.Client;
using Farshore.Aws.Ebs;
using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Sets;

/// <summary>A disk as the hashes of its blocks. Blocks that are all zero are not among them, whether the service lists them or
/// not.</summary>
/// <param name="SizeGiB">Size of the volume.</param>
/// <param name="Hashes">SHA-256 by place, in order of places.</param>
public sealed record DiskBlocks(long SizeGiB, IReadOnlyList<(int Index, string Hash)> Hashes)
{
    const int BlocksAtOnce = 16;
    const int BlocksPerPage = 1000;

    /// <summary>One hash for the whole disk: SHA-256 over size, places and contents.</summary>
    public string Root()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(number, SizeGiB);
        hash.AppendData(number);
        foreach (var (index, content) in Hashes)
        {
            BinaryPrimitives.WriteInt64BigEndian(number, index);
            hash.AppendData(number);
            hash.AppendData(Convert.FromHexString(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads every block of a snapshot and hashes what came; the service's own checksum must agree.</summary>
    public static async Task<DiskBlocks> ReadAsync(IAwsClient aws, string snapshot, Action<int> done, CancellationToken cancellationToken)
    {
        var size = 0L;
        List<Block> listed = [];
        string? next = null;
        do
        {
            var page = await aws.SendAsync(EbsApi.ListSnapshotBlocks,
                new() { SnapshotId = snapshot, NextToken = next, MaxResults = BlocksPerPage }, cancellationToken);
            size = page.VolumeSize ?? size;
            listed.AddRange(page.Blocks ?? []);
            next = page.NextToken;
        }
        while (next is not null);

        var count = 0;
        List<(int, string)> hashes = [];
        var read = listed.ToAsyncEnumerable()
            .WorkInOrderAsync(BlocksAtOnce, (block, token) => HashAsync(aws, snapshot, block, token), cancellationToken);
        await foreach (var (index, hash) in read)
        {
            done(++count);
            if (hash is not null) hashes.Add((index, hash));
        }

        return new(size, [.. hashes.OrderBy(block => block.Item1)]);
    }

    /// <summary>As text: the size, then a line for each block.</summary>
    public string Write()
    {
        var text = new StringBuilder($"farshore disk record 1 {SizeGiB}\n");
        foreach (var (index, hash) in Hashes) text.Append($"{index} {hash}\n");
        return text.Append("end\n").ToString();
    }

    /// <exception cref="InvalidDataException">It is not a whole record.</exception>
    public static DiskBlocks Parse(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        if (lines is not [var head, .., "end"] || head.Split(' ') is not ["farshore", "disk", "record", "1", var size])
            throw new InvalidDataException("this is not a whole disk record");
        return new(long.Parse(size), [.. lines[1..^1].Select(line => line.Split(' ')).Select(parts => (int.Parse(parts[0]), parts[1]))]);
    }

    static async Task<(int Index, string? Hash)> HashAsync(
        IAwsClient aws, string snapshot, Block block, CancellationToken cancellationToken)
    {
        var index = block.BlockIndex ?? 0;
        var answer = await aws.SendAsync(EbsApi.GetSnapshotBlock,
            new() { SnapshotId = snapshot, BlockIndex = index, BlockToken = block.BlockToken! }, cancellationToken);
        await using var body = answer.Body ?? Stream.Null;
        using var content = new MemoryStream(answer.DataLength ?? 0);
        await body.CopyToAsync(content, cancellationToken);
        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        var hash = SHA256.HashData(bytes);
        if (answer.Checksum is { } promised && promised != Convert.ToBase64String(hash))
            throw new IOException($"block {index} of {snapshot} arrived damaged");
        return (index, bytes.IndexOfAnyExcept((byte)0) < 0 ? null : Convert.ToHexStringLower(hash));
    }
}
