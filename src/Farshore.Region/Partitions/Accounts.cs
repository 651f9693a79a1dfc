using System.Security.Cryptography;
using System.Text;
using Farshore.Region.Storage;

namespace Farshore.Region.Partitions;

/// <summary>An account with its settings.</summary>
/// <param name="Id">Twelve digits.</param>
public sealed record AccountRecord(string Id)
{
    /// <summary>Its new buckets are as those of an account were before April 2023: ACLs on, public access not blocked.</summary>
    public bool OlderDefaults { get; init; }
}

/// <summary>The accounts of the partition: the home's own, and those that users were added to.</summary>
public sealed class Accounts(Database database)
{
    readonly Table<AccountRecord> accounts = new(database, "partition_accounts", PartitionShapes.Default.AccountRecord);

    /// <summary>The account as S3 names owners, 64 hexadecimal digits.</summary>
    public static string CanonicalId(string account) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("canonical/" + account)));

    /// <summary>Every account but those that nobody ever mentioned.</summary>
    public IReadOnlyList<AccountRecord> List() =>
        accounts.List() is var all && all.Any(account => account.Id == Partition.Account) ? all : [new(Partition.Account), .. all];

    /// <summary>By its twelve digits; nothing where there is none.</summary>
    public AccountRecord? Find(string id) => accounts.Find(id) ?? (id == Partition.Account ? new(id) : null);

    /// <summary>By its canonical id.</summary>
    public AccountRecord? FindCanonical(string canonicalId) => List().FirstOrDefault(account => CanonicalId(account.Id) == canonicalId);

    /// <summary>Makes an account known, and changes its setting where one is given.</summary>
    /// <param name="id">Twelve digits.</param>
    /// <param name="olderDefaults">The setting; null leaves it. An account that is new begins with it, unless it is the home's own.</param>
    /// <param name="cancellationToken">Gives up before the change is queued.</param>
    /// <returns>The account as it is now.</returns>
    public Task<AccountRecord> EnsureAsync(string id, bool? olderDefaults, CancellationToken cancellationToken) =>
        database.WriteAsync(connection =>
        {
            var account = accounts.Find(connection, id) ?? new(id) { OlderDefaults = id != Partition.Account };
            account = account with { OlderDefaults = olderDefaults ?? account.OlderDefaults };
            accounts.Put(connection, id, account);
            return account;
        }, cancellationToken);
}
