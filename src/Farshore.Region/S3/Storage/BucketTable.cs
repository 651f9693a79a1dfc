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

    public BucketTable(Database database)
    {
        table = new(database, "s3_buckets", S3Documents.Default.BucketState);
        foreach (var bucket in table.List()) known[bucket.Name] = bucket;
    }

    /// <summary>By name, or nothing where this region has none of that name.</summary>
    public BucketState? Find(string name) => known.GetValueOrDefault(name);

    /// <summary>Inside a transaction, where a bucket that is just being deleted must not be written to.</summary>
    /// <exception cref="Aws.AwsException"><c>NoSuchBucket</c>.</exception>
    public BucketState Need(SqliteConnection connection, string name) => table.Find(connection, name) ?? throw S3Errors.NoSuchBucket(name);

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
        var changed = await table.UpdateAsync(name, change, cancellationToken) ?? throw S3Errors.NoSuchBucket(name);
        Refresh(name);
        return changed;
    }

    /// <summary>Changes a bucket and what goes with the change in one transaction.</summary>
    /// <exception cref="Aws.AwsException"><c>NoSuchBucket</c>.</exception>
    public async Task<BucketState> UpdateAsync(
        Database database, string name, Func<SqliteConnection, BucketState, BucketState> change, CancellationToken cancellationToken)
    {
        var changed = await database.WriteAsync(connection =>
        {
            var newer = change(connection, Need(connection, name));
            table.Put(connection, name, newer);
            return newer;
        }, cancellationToken);
        Refresh(name);
        return changed;
    }

    /// <summary>Within a transaction; the caller refreshes once it is on disk.</summary>
    public void Delete(SqliteConnection connection, string name) => table.Delete(connection, name);

    /// <summary>Takes over what is on disk, whoever wrote it last.</summary>
    public void Refresh(string name)
    {
        lock (refreshing)
        {
            if (table.Find(name) is { } bucket) known[name] = bucket;
            else known.TryRemove(name, out _);
        }
    }
}
