using Farshore.Aws;

namespace Farshore.Region.S3.Access;

/// <summary>The access control lists that <c>x-amz-acl</c> names.</summary>
static class CannedAcls
{
    // The service that reads machine images out of buckets.
    const string MachineImages = "6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c";

    /// <param name="name">The header's value.</param>
    /// <param name="owner">Canonical id of the bucket's or object's owner.</param>
    /// <param name="bucketOwner">Of the owner of the object's bucket; none for a bucket.</param>
    /// <exception cref="AwsException"><c>InvalidArgument</c>: there is none of that name.</exception>
    public static AccessList Of(string name, string owner, string? bucketOwner) => name switch
    {
        "private" => AccessList.Private(owner),
        "public-read" => With(owner, new AclGrant(AclGroups.AllUsers, AclGrant.Read)),
        "public-read-write" => With(owner, new AclGrant(AclGroups.AllUsers, AclGrant.Read), new(AclGroups.AllUsers, AclGrant.Write)),
        "authenticated-read" => With(owner, new AclGrant(AclGroups.AuthenticatedUsers, AclGrant.Read)),
        "aws-exec-read" => With(owner, new AclGrant(MachineImages, AclGrant.Read)),
        "log-delivery-write" when bucketOwner is null =>
            With(owner, new AclGrant(AclGroups.LogDelivery, AclGrant.Write), new(AclGroups.LogDelivery, AclGrant.ReadAcp)),
        "bucket-owner-read" => bucketOwner is null || bucketOwner == owner
            ? AccessList.Private(owner) : With(owner, new AclGrant(bucketOwner, AclGrant.Read)),
        "bucket-owner-full-control" => bucketOwner is null || bucketOwner == owner
            ? AccessList.Private(owner) : With(owner, new AclGrant(bucketOwner, AclGrant.FullControl)),
        _ => throw S3Errors.InvalidArgument("", "x-amz-acl", name),
    };

    static AccessList With(string owner, params AclGrant[] others) => new([new(owner, AclGrant.FullControl), .. others]);
}
