using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Cli.Demo.Shop;

/// <summary>The shop's media: a folder of the user's, uploaded; then an order receipt every now and then.</summary>
sealed class ShopBucket(IAmazonS3 primary, IAmazonS3 secondary, string secondaryRegion, TimeProvider time)
{
    public const string Source = "shop-media";
    public const string Replica = "shop-media-replica";

    const int UploadsAtOnce = 8;
    static readonly TimeSpan BetweenReceipts = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(1);

    CancellationTokenSource? closing;
    Task traffic = Task.CompletedTask;
    int written;

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
    /// <param name="isOver">Asked when the Region refused one: whether it is gone. Null takes the first refusal as that.</param>
    public void StartTraffic(Func<bool>? isOver = null)
    {
        closing?.Dispose();
        closing = new();
        traffic = WriteReceiptsAsync(isOver ?? (static () => true), closing.Token);
    }

    public async Task StopTrafficAsync()
    {
        if (closing is null) return;
        await closing.CancelAsync();
        await traffic;
        closing.Dispose();
        closing = null;
    }

    async Task WriteReceiptsAsync(Func<bool> isOver, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                while (!await WriteAsync(written + 1, cancellationToken))
                {
                    if (isOver()) return;
                    await Task.Delay(AfterRefusal, time, cancellationToken);
                }

                written++;
                await Task.Delay(BetweenReceipts, time, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The demo is over.
        }
    }

    /// <returns>Whether the Region took it.</returns>
    async Task<bool> WriteAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            var body = $"receipt {number}, {time.GetUtcNow():O}";
            await primary.PutObjectAsync(new() { BucketName = Source, Key = $"receipts/{number:D6}.txt", ContentBody = body },
                cancellationToken);
            return true;
        }
        catch (Exception refused) when (
            refused is Amazon.Runtime.AmazonServiceException or Amazon.Runtime.AmazonClientException or HttpRequestException or IOException)
        {
            // It was lost, which is the point, or fails by a rule that somebody put in force.
            return false;
        }
    }
}
