using System.Diagnostics;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Region.Peers;
using Farshore.Region.Storage;
using Farshore.Region.Storage.Blocks;

namespace Farshore.Region.Tests.Storage.Blocks;

/// <summary>A block store in a folder of its own.</summary>
public sealed class StoreInFolder : IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("farshore-blocks-").FullName;
    Database database;

    public StoreInFolder() => (database, Store) = Open();

    public BlockStore Store { get; private set; }

    public ManualTime Time { get; } = new();

    public IAwsClient? Peer { get; set; }

    public string Path(string name) => System.IO.Path.Combine(folder, name);

    public async Task ReopenAsync()
    {
        await database.DisposeAsync();
        (database, Store) = Open();
    }

    public void Damage(BlockHash hash, string how)
    {
        var file = Path($"blocks/{hash.ToString()[..2]}/{hash.ToString()[2..]}");
        switch (how)
        {
            case "flip":
                var bytes = File.ReadAllBytes(file);
                bytes[bytes.Length / 2] ^= 1;
                File.WriteAllBytes(file, bytes);
                break;
            case "truncate":
                using (var open = File.OpenWrite(file)) open.SetLength(open.Length / 2);
                break;
            default:
                File.Delete(file);
                break;
        }
    }

    public long AllocatedBytes(string name)
    {
        using var stat = Process.Start(
            new ProcessStartInfo("stat", ["-c", "%b %B", Path(name)]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var numbers = stat.StandardOutput.ReadToEnd().Split(' ').Select(long.Parse).ToArray();
        return numbers[0] * numbers[1];
    }

    /// <summary>Until the first block of a capture is on its way through the store.</summary>
    public async Task UntilPinnedAsync()
    {
        while (Store.Pins.IsEmpty) await Task.Yield();
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    (Database, BlockStore) Open()
    {
        var opened = Database.Open(Path("region.db"));
        return (opened, new(Path("blocks"), opened, Time, _ => Peer ?? throw new InvalidOperationException("no peer")));
    }
}

/// <summary>Another region's store, asked without a socket.</summary>
public sealed class StorePeer(BlockStore store) : IAwsClient
{
    int blocksSent;

    public string Region => "us-west-2";

    public int BlocksSent => blocksSent;

    public bool Lies { get; init; }

    public async Task<TOutput> SendAsync<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input,
        CancellationToken cancellationToken)
    {
        object answer = input switch
        {
            GetManifestRequest asked => new GetManifestResponse { Manifest = ManifestFormat.Write(store.Find(asked.Root)!) },
            GetBlockRequest asked => new GetBlockResponse { Block = await BlockAsync(asked.Hash, cancellationToken) },
            _ => throw new NotSupportedException(operation.Name),
        };
        return (TOutput)answer;
    }

    async Task<byte[]> BlockAsync(string digits, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref blocksSent);
        Assert.True(BlockHash.TryParse(digits, out var hash));
        return Lies ? [1, 2, 3] : (await store.ReadAsync(hash, cancellationToken)).ToArray();
    }
}

/// <summary>Gives its first half at once and the second when told.</summary>
public sealed class GatedStream(byte[] first, byte[] second) : Stream
{
    readonly TaskCompletionSource firstRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly MemoryStream all = new([.. first, .. second]);

    public Task FirstHalfRead => firstRead.Task;

    public void Open() => opened.SetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (all.Position >= first.Length)
        {
            firstRead.TrySetResult();
            await opened.Task.WaitAsync(cancellationToken);
        }

        var most = all.Position < first.Length ? (int)Math.Min(buffer.Length, first.Length - all.Position) : buffer.Length;
        return await all.ReadAsync(buffer[..most], cancellationToken);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => all.Length;
    public override long Position { get => all.Position; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
