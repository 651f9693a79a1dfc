using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Cli.Demo.Shop;

/// <summary>The shop's media: a folder of the user's, uploaded; then an order receipt every now and then.</summary>
sealed class ShopBucket(IAmazonS3 primary, IAmazonS3 secondary, string secondaryRegion, TimeProvider time) : IAsyncDisposable
{
    public const string Source = "shop-media";
    public const string Replica = "shop-media-replica";

    const int UploadsAtOnce = 8;
    static readonly TimeSpan BetweenReceipts = TimeSpan.FromMilliseconds(200);

    readonly CancellationTokenSource closing = new();
    Task traffic = Task.CompletedTask;

    /// <summary>The two buckets that the walk-through takes for granted: one full, one empty.</summary>
    /// <returns>How many files were uploaded, and their bytes.</returns>
    public async Task<(int Files, long Bytes)> FillAsync(string folder, IProgress<string> progress, CancellationToken cancellationToken)
    {
        await primary.PutBucketAsync(new PutBucketRequest { BucketName = Source }, cancellationToken);
        await secondary.PutBucketAsync(new PutBucketRequest { BucketName = Replica, BucketRegionName = secondaryRegion },
            cancellationToken);

        var (files, bytes) = (0, 0L);
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint };
        var limits = new ParallelOptions { MaxDegreeOfParallelism = UploadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Directory.EnumerateFiles(folder, "*", options), limits, async (path, token) =>
        {
            var key = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            await using var content = File.OpenRead(path);
            await primary.PutObjectAsync(new() { BucketName = Source, Key = key, InputStream = content, AutoCloseStream = false }, token);
            Interlocked.Add(ref bytes, content.Length);
            progress.Report($"{Interlocked.Increment(ref files)} files uploaded");
        });
        return (files, bytes);
    }

    /// <summary>Whether new objects still arrive.</summary>
    public bool IsBusy => !traffic.IsCompleted;

    /// <summary>New objects while everything else goes on, until the Region is gone or the demo ends.</summary>
    public void StartTraffic() => traffic = WriteReceiptsAsync(closing.Token);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await traffic;
        closing.Dispose();
    }

    async Task WriteReceiptsAsync(CancellationToken cancellationToken)
    {
        try
        {
            for (var number = 1; ; number++)
            {
                var body = $"receipt {number}, {time.GetUtcNow():O}";
                await primary.PutObjectAsync(new() { BucketName = Source, Key = $"receipts/{number:D6}.txt", ContentBody = body },
                    cancellationToken);
                await Task.Delay(BetweenReceipts, time, cancellationToken);
            }
        }
        catch (Exception end) when (
            end is OperationCanceledException or AmazonS3Exception or Amazon.Runtime.AmazonClientException or HttpRequestException)
        {
            // The Region was lost, which is the point, or the demo is over.
        }
    }
}
