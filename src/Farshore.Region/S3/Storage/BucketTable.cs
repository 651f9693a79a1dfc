using System.Collections.Concurrent;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

/// <summary>The region's buckets: in <c>s3_buckets</c>, and in memory for the look that every request takes.</summary>
public sealed class BucketTable
{
    readonly Table<BucketState> table;
    readonly ConcurrentDictionary<string, BucketState> known = new(StringComparer.Ordinal);
    readonly Lock refreshing = new();

    // Buckets that a transaction under way changes or deletes: until it is over, what is in memory does not count.
    readonly ConcurrentDictionary<string, int> changing = new(StringComparer.Ordinal);

    public BucketTable(Database database)
    {
        table = new(database, "s3_buckets", S3Documents.Default.BucketState);
        foreach (var bucket in table.List()) known[bucket.Name] = bucket;
    }

    /// <summary>By name, or nothing where this region has none of that name.</summary>
    public BucketState? Find(string name) => known.GetValueOrDefault(name);

    /// <summary>Inside a transaction, where a bucket that is just being deleted must not be written to.</summary>
    /// <exception cref="Aws.AwsException"><c>NoSuchBucket</c>.</exception>
    public BucketState Need(SqliteConnection connection, string name) =>
        (!changing.ContainsKey(name) && known.TryGetValue(name, out var bucket) ? bucket : table.Find(connection, name))
            ?? throw S3Errors.NoSuchBucket(name);

    /// <summary>In order of name.</summary>
    public IReadOnlyList<BucketState> List() => [.. known.Values.OrderBy(bucket => bucket.Name, StringComparer.Ordinal)];

    /// <returns>The bucket now there: the given one, or the one that was there already.</returns>
    public async Task<BucketState> AddAsync(BucketState bucket, CancellationToken cancellationToken)
    {
        var there = await table.AddAsync(bucket.Name, bucket, cancellationToken);
        Refresh(bucket.Name);
        return there;
    }

    /// <exception cref="Aws.AwsException"><c>NoSuchBucket</c>.</exception>
    public async Task<BucketState> UpdateAsync(string name, Func<BucketState, BucketState> change, CancellationToken cancellationToken)
    {
        using var _ = Changing(name);
        return await table.UpdateAsync(name, change, cancellationToken) ?? throw S3Errors.NoSuchBucket(name);
    }

    /// <summary>Changes a bucket and what goes with the change in one transaction.</summary>
    /// <exception cref="Aws.AwsException"><c>NoSuchBucket</c>.</exception>
    public async Task<BucketState> UpdateAsync(
        Database database, string name, Func<SqliteConnection, BucketState, BucketState> change, CancellationToken cancellationToken)
    {
        using var _ = Changing(name);
        return await database.WriteAsync(connection =>
        {
            var newer = change(connection, Need(connection, name));
            table.Put(connection, name, newer);
            return newer;
        }, cancellationToken);
    }

    /// <summary>Within a transaction that was announced by <see cref="Changing"/>.</summary>
    public void Delete(SqliteConnection connection, string name) => table.Delete(connection, name);

    /// <summary>Announces, before it is queued, a transaction that changes or deletes a bucket. Disposed when it is over, well or not,
    /// what is on disk is taken over.</summary>
    public IDisposable Changing(string name)
    {
        changing.AddOrUpdate(name, 1, static (_, count) => count + 1);
        return new Change(this, name);
    }

    // Whoever wrote it last.
    void Refresh(string name)
    {
        lock (refreshing)
        {
            if (table.Find(name) is { } bucket) known[name] = bucket;
            else known.TryRemove(name, out _);
        }
    }

    void Over(string name)
    {
        Refresh(name);
        while (changing.TryGetValue(name, out var count))
        {
            if (count > 1 ? changing.TryUpdate(name, count - 1, count) : changing.TryRemove(new(name, count))) return;
        }
    }

    sealed class Change(BucketTable buckets, string name) : IDisposable
    {
        public void Dispose() => buckets.Over(name);
    }
}
