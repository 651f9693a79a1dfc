using System.Security.Cryptography;
using Farshore.Aws.Signing;
using Farshore.Region.Storage;

namespace Farshore.Region.Partitions;

/// <summary>What is global on AWS and therefore shared by all regions of a home: keys, roles, bucket names. One SQLite file that each
/// region's process opens for itself, so that none depends on another being alive.</summary>
public sealed class Partition : IAsyncDisposable
{
    /// <summary>The home's own account, which has everything but the buckets of accounts that were added.</summary>
    public const string Account = "000000000000";

    const string RootName = "root";
    const string PeerName = "peer";

    // So that a late caller hears "expired" and not "unknown".
    static readonly TimeSpan RememberExpired = TimeSpan.FromDays(7);

    readonly Glances<KeyRecord> known;
    readonly Table<KeyRecord> keys;

    Partition(Database database)
    {
        Database = database;
        keys = new(database, "partition_keys", PartitionShapes.Default.KeyRecord);
        Names = new(database, "partition_key_names", PartitionShapes.Default.NamedKey);
        known = new(database, id => keys.Find(id));
        Buckets = new(database);
        Accounts = new(database);
    }

    /// <summary>For tables of services that are global.</summary>
    public Database Database { get; }

    /// <summary>Which Region each bucket name belongs to.</summary>
    public BucketNames Buckets { get; }

    /// <summary>The accounts that there are.</summary>
    public Accounts Accounts { get; }

    /// <summary>The account's root key, which a person works with.</summary>
    public required AccessKey RootKey { get; init; }

    /// <summary>The key that regions use with each other.</summary>
    public required AccessKey PeerKey { get; init; }

    Table<NamedKey> Names { get; }

    /// <summary>Opens the partition of a home, making it, with its keys, where it is missing.</summary>
    /// <param name="home">The folder that holds the regions' folders, <c>$FARSHORE_HOME/local</c>.</param>
    public static async Task<Partition> OpenAsync(string home, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(home, PrivateFiles.Folder);
        var path = Path.Combine(home, "partition.db");
        PrivateFiles.Ensure(path);
        var database = Database.Open(path);
        var made = new Partition(database) { RootKey = null!, PeerKey = null! };
        return new(database)
        {
            RootKey = await made.NamedAsync(RootName, $"arn:aws:iam::{Account}:root", cancellationToken),
            PeerKey = await made.NamedAsync(PeerName, $"arn:aws:iam::{Account}:role/aws-service-role/farshore/peer", cancellationToken),
        };
    }

    /// <summary>A key with its secret, or null where there is none of that id.</summary>
    public AccessKey? FindKey(string id) => Find(id) is { } key ? key.ToAccessKey() : null;

    /// <summary>Who a key belongs to, or null where there is none of that id.</summary>
    public KeyRecord? Find(string id) => known.Find(id);

    /// <summary>The permanent keys of a principal, oldest first.</summary>
    public IReadOnlyList<KeyRecord> KeysOf(string principal) =>
        [.. keys.List("AKIA").Where(key => key.Principal == principal).OrderBy(key => key.Created)];

    /// <summary>Makes a permanent key for a user.</summary>
    public async Task<KeyRecord> AddKeyAsync(
        string principal, string userId, string account, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var key = new KeyRecord
        {
            Id = KeyId("AKIA"), Secret = Secret(), Principal = principal, UserId = userId, Account = account, Created = at,
        };
        await keys.PutAsync(key.Id, key, cancellationToken);
        return key;
    }

    /// <summary>Ends a key; requests signed with it are refused from now on.</summary>
    public Task RemoveKeyAsync(string id, CancellationToken cancellationToken) => keys.DeleteAsync(id, cancellationToken);

    /// <summary>Whether a key is the one that regions use with each other.</summary>
    public bool IsPeer(string keyId) => keyId == PeerKey.Id;

    /// <summary>Makes a temporary key, and forgets those that expired long ago.</summary>
    public Task<AccessKey> AddSessionAsync(
        string principal, string userId, DateTimeOffset expires, CancellationToken cancellationToken) =>
        AddSessionAsync(principal, userId, Account, [], expires, cancellationToken);

    /// <inheritdoc cref="AddSessionAsync(string, string, DateTimeOffset, CancellationToken)"/>
    public async Task<AccessKey> AddSessionAsync(string principal, string userId, string account, IReadOnlyList<string> policies,
        DateTimeOffset expires, CancellationToken cancellationToken)
    {
        var forgotten = keys.List("ASIA").Where(older => older.Expires < expires - RememberExpired).Select(older => older.Id).ToList();
        var key = new KeyRecord
        {
            Id = KeyId("ASIA"),
            Secret = Secret(),
            Principal = principal,
            UserId = userId,
            Account = account,
            SessionPolicies = policies is [] ? null : policies,
            Expires = expires,
            SessionToken = Convert.ToBase64String(RandomNumberGenerator.GetBytes(144)),
        };
        await Database.WriteAsync(connection =>
        {
            foreach (var id in forgotten) keys.Delete(connection, id);
            keys.Put(connection, key.Id, key);
        }, cancellationToken);
        return key.ToAccessKey();
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    async Task<AccessKey> NamedAsync(string name, string principal, CancellationToken cancellationToken)
    {
        var candidate = new KeyRecord { Id = KeyId("AKIA"), Secret = Secret(), Principal = principal, UserId = Account };
        var kept = await Database.WriteAsync(connection =>
        {
            // Both regions may come here at once; the first to write decides.
            if (Names.Find(connection, name) is { } older) return keys.Find(connection, older.KeyId)!;
            Names.Put(connection, name, new(candidate.Id));
            keys.Put(connection, candidate.Id, candidate);
            return candidate;
        }, cancellationToken);
        return kept.ToAccessKey();
    }

    static string KeyId(string prefix) => prefix + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);

    static string Secret() => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 40);
}
