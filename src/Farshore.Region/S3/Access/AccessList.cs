using Farshore.Region.Hosting;
using Farshore.Region.Partitions;

namespace Farshore.Region.S3.Access;

/// <summary>One permission for one grantee.</summary>
/// <param name="Grantee">An account's canonical id, or the address of a group.</param>
/// <param name="Permission"><c>READ</c>, <c>WRITE</c>, <c>READ_ACP</c>, <c>WRITE_ACP</c> or <c>FULL_CONTROL</c>.</param>
public sealed record AclGrant(string Grantee, string Permission)
{
    public const string FullControl = "FULL_CONTROL", Read = "READ", Write = "WRITE", ReadAcp = "READ_ACP", WriteAcp = "WRITE_ACP";

    /// <summary>Whether it is a group that is meant and not an account.</summary>
    public bool IsGroup => Grantee.StartsWith("http", StringComparison.Ordinal);

    /// <summary>Whether it gives something to people whom the owner does not know.</summary>
    public bool IsPublic => Grantee is AclGroups.AllUsers or AclGroups.AuthenticatedUsers;
}

/// <summary>The groups that ACLs can name.</summary>
static class AclGroups
{
    public const string AllUsers = "http://acs.amazonaws.com/groups/global/AllUsers";
    public const string AuthenticatedUsers = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
    public const string LogDelivery = "http://acs.amazonaws.com/groups/s3/LogDelivery";
}

/// <summary>The access control list of a bucket or an object, in force where ACLs are on.</summary>
/// <param name="Grants">In the order in which they were given.</param>
public sealed record AccessList(IReadOnlyList<AclGrant> Grants)
{
    /// <summary>What there is where nothing else was asked for: the owner's full control.</summary>
    public static AccessList Private(string owner) => new([new(owner, AclGrant.FullControl)]);

    public bool IsPublic => Grants.Any(grant => grant.IsPublic);

    /// <summary>Whether somebody has a permission.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="permission">One of the five.</param>
    /// <param name="ignorePublic">Grants to the public do not count: <c>IgnorePublicAcls</c>.</param>
    public bool Gives(Principal caller, string permission, bool ignorePublic)
    {
        foreach (var grant in Grants)
        {
            if (grant.Permission != permission && grant.Permission != AclGrant.FullControl) continue;
            if (grant.IsPublic && ignorePublic) continue;
            if (grant.Grantee == AclGroups.AllUsers || (grant.Grantee == AclGroups.AuthenticatedUsers && !caller.IsAnonymous)
                || grant.Grantee == caller.CanonicalId) return true;
        }

        return false;
    }

    /// <summary>The account as S3 names owners; of nobody in particular where that wrote something.</summary>
    public static string CanonicalId(string account) =>
        account == Principal.Anonymous.Account ? Principal.Anonymous.CanonicalId : Accounts.CanonicalId(account);
}
