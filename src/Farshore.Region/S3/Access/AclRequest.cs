using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Partitions;

namespace Farshore.Region.S3.Access;

/// <summary>An access control list as a request asks for it: by name, by grants in headers, or written out.</summary>
/// <param name="Canned"><c>x-amz-acl</c>.</param>
/// <param name="Policy">The body of a request that sets an ACL.</param>
sealed record AclRequest(string? Canned, AccessControlPolicy? Policy = null)
{
    const int MostGrants = 100;

    public string? FullControl { get; init; }

    public string? Read { get; init; }

    public string? ReadAcp { get; init; }

    public string? Write { get; init; }

    public string? WriteAcp { get; init; }

    /// <summary>Nothing is asked for.</summary>
    public bool IsEmpty => Canned is null && Policy is null && !HasGrants;

    bool HasGrants => (FullControl ?? Read ?? ReadAcp ?? Write ?? WriteAcp) is not null;

    public static AclRequest Of(CreateBucketRequest request) => new(request.ACL)
    {
        FullControl = request.GrantFullControl, Read = request.GrantRead, ReadAcp = request.GrantReadACP,
        Write = request.GrantWrite, WriteAcp = request.GrantWriteACP,
    };

    public static AclRequest Of(PutBucketAclRequest request) => new(request.ACL, request.AccessControlPolicy)
    {
        FullControl = request.GrantFullControl, Read = request.GrantRead, ReadAcp = request.GrantReadACP,
        Write = request.GrantWrite, WriteAcp = request.GrantWriteACP,
    };

    public static AclRequest Of(PutObjectAclRequest request) => new(request.ACL, request.AccessControlPolicy)
    {
        FullControl = request.GrantFullControl, Read = request.GrantRead, ReadAcp = request.GrantReadACP,
        Write = request.GrantWrite, WriteAcp = request.GrantWriteACP,
    };

    public static AclRequest Of(PutObjectRequest request) => new(request.ACL)
    {
        FullControl = request.GrantFullControl, Read = request.GrantRead, ReadAcp = request.GrantReadACP,
        WriteAcp = request.GrantWriteACP,
    };

    public static AclRequest Of(CopyObjectRequest request) => new(request.ACL)
    {
        FullControl = request.GrantFullControl, Read = request.GrantRead, ReadAcp = request.GrantReadACP,
        WriteAcp = request.GrantWriteACP,
    };

    public static AclRequest Of(CreateMultipartUploadRequest request) => new(request.ACL)
    {
        FullControl = request.GrantFullControl, Read = request.GrantRead, ReadAcp = request.GrantReadACP,
        WriteAcp = request.GrantWriteACP,
    };

    /// <summary>The list that is asked for.</summary>
    /// <param name="owner">Canonical id of the bucket's or object's owner.</param>
    /// <param name="bucketOwner">Of the owner of the object's bucket; none for a bucket.</param>
    /// <param name="accounts">The accounts that can be named.</param>
    /// <exception cref="AwsException"><c>InvalidRequest</c>, <c>InvalidArgument</c>, <c>UnresolvableGrantByEmailAddress</c>,
    /// <c>MalformedACLError</c>, <c>UnexpectedContent</c>, <c>AccessDenied</c>.</exception>
    public AccessList ToList(string owner, string? bucketOwner, Accounts accounts)
    {
        if (Canned is not null && HasGrants)
            throw S3Errors.InvalidRequest("Specifying both Canned ACLs and Header Grants is not allowed");
        if (Policy is not null && (Canned is not null || HasGrants))
            throw new AwsException("UnexpectedContent", "This request contains unsupported content.");
        if (Policy is not null) return Written(Policy, owner, accounts);
        if (!HasGrants) return Canned is null ? AccessList.Private(owner) : CannedAcls.Of(Canned, owner, bucketOwner);
        return new(
        [
            .. Granted(Read, "x-amz-grant-read", AclGrant.Read, accounts), .. Granted(Write, "x-amz-grant-write", AclGrant.Write, accounts),
            .. Granted(ReadAcp, "x-amz-grant-read-acp", AclGrant.ReadAcp, accounts),
            .. Granted(WriteAcp, "x-amz-grant-write-acp", AclGrant.WriteAcp, accounts),
            .. Granted(FullControl, "x-amz-grant-full-control", AclGrant.FullControl, accounts),
        ]);
    }

    static AccessList Written(AccessControlPolicy policy, string owner, Accounts accounts)
    {
        if (policy.Owner?.ID is not { } named || policy.Grants is not { Count: <= MostGrants } grants) throw Malformed();
        if (named != owner)
        {
            if (accounts.FindCanonical(named) is null) throw InvalidId(named);
            throw new AwsException("AccessDenied", "Access Denied", 403);
        }

        return new([.. grants.Select(grant => new AclGrant(Grantee(grant.Grantee, accounts), Permission(grant.Permission)))]);
    }

    static string Grantee(Grantee? grantee, Accounts accounts) => grantee switch
    {
        { Type: "CanonicalUser", ID: { } id } => Known(id, accounts),
        { Type: "Group", URI: { } uri } => Group(uri),
        { Type: "AmazonCustomerByEmail" } => throw Unresolvable(),
        _ => throw Malformed(),
    };

    static string Permission(string? permission) =>
        permission is AclGrant.FullControl or AclGrant.Read or AclGrant.ReadAcp or AclGrant.Write or AclGrant.WriteAcp
            ? permission : throw Malformed();

    static IEnumerable<AclGrant> Granted(string? header, string name, string permission, Accounts accounts)
    {
        if (header is null) yield break;
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var value = part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim().Trim('"');
            yield return new(part.Split('=')[0].Trim().ToLowerInvariant() switch
            {
                "id" => Known(value, accounts),
                "uri" => Group(value),
                "emailaddress" => throw Unresolvable(),
                _ => throw S3Errors.InvalidArgument("Argument format not recognized", name, header),
            }, permission);
        }
    }

    static string Known(string id, Accounts accounts) => accounts.FindCanonical(id) is null ? throw InvalidId(id) : id;

    static string Group(string uri) => uri is AclGroups.AllUsers or AclGroups.AuthenticatedUsers or AclGroups.LogDelivery
        ? uri : throw S3Errors.InvalidArgument("Invalid group uri", "Group/URI", uri);

    static AwsException InvalidId(string id) => S3Errors.InvalidArgument("Invalid id", "CanonicalUser/ID", id);

    // Accounts here have no addresses.
    static AwsException Unresolvable() =>
        new("UnresolvableGrantByEmailAddress", "The e-mail address you provided does not match any account on record.");

    static AwsException Malformed() => new(
        "MalformedACLError", "The XML you provided was not well-formed or did not validate against our published schema");
}
