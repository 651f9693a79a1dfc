using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Access;

/// <summary>Whose a new object is, and who else may use it.</summary>
/// <param name="Owner">An account; none where it is the bucket's.</param>
/// <param name="Acl">None where it is the owner's full control.</param>
sealed record ObjectOwnership(string? Owner, IReadOnlyList<AclGrant>? Acl)
{
    const string BucketOwnerFullControl = "bucket-owner-full-control";

    static readonly ObjectOwnership OfBucket = new(null, null);

    /// <summary>As the bucket's setting and the request's ACL have it.</summary>
    /// <exception cref="AwsException"><c>AccessControlListNotSupported</c> where ACLs are off; <c>AccessDenied</c> where public ones
    /// are blocked; what is wrong with the ACL.</exception>
    public static ObjectOwnership Of(
        RegionContext region, BucketDirectory directory, BucketState bucket, Call call, AclRequest asked)
    {
        if (bucket.OwnerEnforced)
        {
            return asked.IsEmpty || asked.Canned == BucketOwnerFullControl || asked.FullControl == $"id={directory.OwnerId(bucket)}"
                ? OfBucket : throw NotSupported();
        }

        var bucketOwner = directory.OwnerOf(bucket);
        var isBucketOwners = region.Partition.IsPeer(call.Caller.AccessKeyId) || call.Caller.Account == bucketOwner
            || (bucket.ObjectOwnership == "BucketOwnerPreferred" && asked.Canned == BucketOwnerFullControl);
        var owner = isBucketOwners ? bucketOwner : call.Caller.Account;
        var acl = asked.IsEmpty
            ? null : asked.ToList(AccessList.CanonicalId(owner), AccessList.CanonicalId(bucketOwner), region.Partition.Accounts);
        if (acl is not null) CheckPublic(bucket, call, acl, "s3:PutObjectAcl", $"arn:aws:s3:::{bucket.Name}");
        return new(isBucketOwners ? null : owner, acl?.Grants);
    }

    /// <exception cref="AwsException"><c>AccessDenied</c>: the bucket blocks ACLs that give the public something.</exception>
    public static void CheckPublic(BucketState bucket, Call call, AccessList acl, string action, string resource)
    {
        if (acl.IsPublic && bucket.PublicAccessBlock?.BlockPublicAcls is true)
            throw AccessDenials.Blocked(call.Caller, action, resource, "BlockPublicAcls", "public access control lists (ACLs)");
    }

    public static AwsException NotSupported() => new("AccessControlListNotSupported", "The bucket does not allow ACLs");
}
