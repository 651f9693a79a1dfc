using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Region.Partitions;
using Farshore.Region.Storage;

namespace Farshore.Region.Iam;

/// <summary>The users of every account, each under its account and name.</summary>
public sealed class IamUsers(Partition partition, TimeProvider time)
{
    /// <summary>What lets a user do everything in its account.</summary>
    public const string AdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";

    readonly Table<StoredUser> users = new(partition.Database, "iam_users", UserShapes.Default.StoredUser);

    public StoredUser? Find(string account, string name) => users.Find(Key(account, name));

    /// <summary>The user of an ARN, or null where there is none.</summary>
    public StoredUser? FindByArn(string arn) =>
        Arn.TryParse(arn, out var parsed) && parsed is { Service: "iam", Type: "user" }
            && Find(parsed.Account, parsed.Resource.Split('/')[^1]) is { } user && user.User.Arn == arn
            ? user
            : null;

    /// <summary>Users by account and name; those of one account where one is given.</summary>
    public IReadOnlyList<StoredUser> List(string? account = null) => users.List(account is null ? "" : account + "/");

    /// <summary>A user that may do what a policy says, or everything in its account where none is given.</summary>
    /// <exception cref="AwsException"><c>EntityAlreadyExists</c>, <c>ValidationError</c>, <c>MalformedPolicyDocument</c>.</exception>
    public async Task<StoredUser> AddWithPolicyAsync(
        string account, string name, string policyName, string? policy, CancellationToken cancellationToken)
    {
        if (policy is not null) PolicyText.CheckPermissions(policy);
        await AddAsync(account, path: null, name, [], cancellationToken);
        return await ChangeAsync(account, name, user => policy is null
            ? user with { Attached = [AdministratorAccess] }
            : user with { Inline = new Dictionary<string, string> { [policyName] = policy } }, cancellationToken);
    }

    /// <summary>A user that may do nothing yet.</summary>
    /// <exception cref="AwsException"><c>EntityAlreadyExists</c>, <c>ValidationError</c>.</exception>
    public async Task<StoredUser> AddAsync(
        string account, string? path, string name, IReadOnlyList<Tag> tags, CancellationToken cancellationToken)
    {
        IamErrors.CheckName("userName", name, 64);
        path = IamErrors.CheckPath(path);
        var user = new StoredUser
        {
            Account = account,
            User = new()
            {
                Path = path,
                UserName = name,
                UserId = IamRoles.NewId("AIDA"),
                Arn = IamRoles.ArnOf(account, "user", path, name),
                CreateDate = IamRoles.Seconds(time.GetUtcNow()),
                Tags = tags is [] ? null : RoleTags.Merge([], tags),
            },
        };
        await partition.Accounts.EnsureAsync(account, olderDefaults: null, cancellationToken);
        return ReferenceEquals(await users.AddAsync(Key(account, name), user, cancellationToken), user)
            ? user
            : throw IamErrors.Exists("User", name);
    }

    /// <exception cref="AwsException"><c>NoSuchEntity</c>.</exception>
    public async Task<StoredUser> ChangeAsync(
        string account, string name, Func<StoredUser, StoredUser> change, CancellationToken cancellationToken) =>
        await users.UpdateAsync(Key(account, name), change, cancellationToken) ?? throw IamErrors.NoUser(name);

    /// <summary>Removes a user with all its keys.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> RemoveAsync(string account, string name, CancellationToken cancellationToken)
    {
        // Keys first: one that outlives its user would speak for nobody.
        if (Find(account, name) is not { } user) return false;
        foreach (var key in KeysOf(user)) await partition.RemoveKeyAsync(key.Id, cancellationToken);
        return await users.DeleteAsync(Key(account, name), cancellationToken) is not null;
    }

    public IReadOnlyList<KeyRecord> KeysOf(StoredUser user) => partition.KeysOf(user.User.Arn);

    public Task<KeyRecord> AddKeyAsync(StoredUser user, CancellationToken cancellationToken) =>
        partition.AddKeyAsync(user.User.Arn, user.User.UserId, user.Account, IamRoles.Seconds(time.GetUtcNow()), cancellationToken);

    static string Key(string account, string name) => $"{account}/{name}";
}
