using Farshore.Region.Storage;

namespace Farshore.Region.Partitions;

/// <summary>A bucket's name, where the bucket is, and since when.</summary>
public sealed record BucketName(string Name, string Region, string Account, DateTimeOffset CreationDate);

/// <summary>Bucket names, of which there is one each in the whole partition.</summary>
public sealed class BucketNames(Database database)
{
    readonly Table<BucketName> names = new(database, "partition_buckets", PartitionShapes.Default.BucketName);

    /// <summary>Takes a name for a Region unless it is taken.</summary>
    /// <returns>Whose it is now: the claim asked for, or an older one.</returns>
    public Task<BucketName> ClaimAsync(
        string name, string region, string account, DateTimeOffset at, CancellationToken cancellationToken) =>
        names.AddAsync(name, new(name, region, account, at), cancellationToken);

    /// <summary>The Region of a bucket, or null where no bucket has the name.</summary>
    public string? RegionOf(string name) => Find(name)?.Region;

    /// <summary>Whose a name is, or null where no bucket has it.</summary>
    public BucketName? Find(string name) => names.Find(name);

    /// <summary>Every bucket of the partition, by name.</summary>
    public IReadOnlyList<BucketName> List() => names.List();

    /// <summary>Frees every name of a Region.</summary>
    /// <returns>How many there were.</returns>
    public Task<int> ReleaseAllAsync(string region, CancellationToken cancellationToken) => database.WriteAsync(connection =>
    {
        var held = names.List(connection).Where(bucket => bucket.Region == region).ToList();
        foreach (var bucket in held) names.Delete(connection, bucket.Name);
        return held.Count;
    }, cancellationToken);

    /// <summary>Frees a name, if it is this Region's.</summary>
    public Task ReleaseAsync(string name, string region, CancellationToken cancellationToken) => database.WriteAsync(connection =>
    {
        if (names.Find(connection, name)?.Region == region) names.Delete(connection, name);
    }, cancellationToken);
}
