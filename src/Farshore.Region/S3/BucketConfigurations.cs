using System.Text.Json.Serialization.Metadata;
using Farshore.Aws;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3;

/// <summary>Settings of which a bucket has many, each under an id: inventories, metrics, analyses.</summary>
/// <typeparam name="T">The setting.</typeparam>
public sealed class BucketConfigurations<T> where T : class
{
    const int OnPage = 100;
    const int LongestId = 64;

    readonly Table<T> table;
    readonly Func<T, string> idOf;
    readonly int most;

    /// <param name="database">The region's.</param>
    /// <param name="name">Of the table, e.g. <c>s3_inventories</c>.</param>
    /// <param name="shape">How a setting is written.</param>
    /// <param name="idOf">Its id.</param>
    /// <param name="most">How many a bucket may have.</param>
    public BucketConfigurations(Database database, string name, JsonTypeInfo<T> shape, Func<T, string> idOf, int most = 1000)
    {
        table = new(database, name, shape);
        (this.idOf, this.most) = (idOf, most);
        Database = database;
    }

    Database Database { get; }

    /// <exception cref="AwsException"><c>InvalidConfigurationId</c>, <c>TooManyConfigurations</c>.</exception>
    public Task PutAsync(string bucket, string id, T setting, CancellationToken cancellationToken)
    {
        if (id != idOf(setting) || id.Length is 0 or > LongestId || !id.All(IsAllowed))
            throw new AwsException("InvalidConfigurationId", "The specified configuration id is invalid.");
        return Database.WriteAsync(transaction =>
        {
            if (table.Find(transaction, Key(bucket, id)) is null && table.List(transaction, Key(bucket, "")).Count >= most)
            {
                throw new AwsException(
                    "TooManyConfigurations",
                    $"You are attempting to create a new configuration but have already reached the {most:N0}-configuration limit.");
            }

            table.Put(transaction, Key(bucket, id), setting);
        }, cancellationToken);
    }

    /// <exception cref="AwsException"><c>NoSuchConfiguration</c>.</exception>
    public T Need(string bucket, string id) => table.Find(Key(bucket, id)) ?? throw NotFound();

    /// <exception cref="AwsException"><c>NoSuchConfiguration</c>.</exception>
    public async Task DeleteAsync(string bucket, string id, CancellationToken cancellationToken)
    {
        if (await table.DeleteAsync(Key(bucket, id), cancellationToken) is null) throw NotFound();
    }

    /// <summary>A page in order of id, and the token of the next one; none after the last.</summary>
    public (IReadOnlyList<T> Page, string? Next) List(string bucket, string? after)
    {
        var found = table.List(Key(bucket, ""), Key(bucket, after ?? ""), OnPage + 1);
        return found.Count <= OnPage ? (found, null) : ([.. found.Take(OnPage)], idOf(found[OnPage - 1]));
    }

    /// <summary>In the transaction that deletes a bucket.</summary>
    public void Forget(SqliteConnection transaction, string bucket)
    {
        foreach (var setting in table.List(transaction, Key(bucket, ""))) table.Delete(transaction, Key(bucket, idOf(setting)));
    }

    static string Key(string bucket, string id) => $"{bucket}/{id}";

    static bool IsAllowed(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.';

    static AwsException NotFound() => new("NoSuchConfiguration", "The specified configuration does not exist.", 404);
}
