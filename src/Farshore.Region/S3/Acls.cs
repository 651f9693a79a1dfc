using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Access control lists, which are off: the owner has full control, and that is what they say.</summary>
public sealed class Acls(ObjectStore store, BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.GetBucketAcl, OfBucketAsync);
        served.Add(S3Api.GetObjectAcl, OfObjectAsync);
    }

    /// <summary>Accepts only what changes nothing.</summary>
    /// <param name="bucket">Where the object is to be.</param>
    /// <param name="acl">The canned ACL.</param>
    /// <param name="grants">Grants to others.</param>
    /// <exception cref="AwsException"><c>AccessControlListNotSupported</c>, or <c>NotImplemented</c> where ACLs were switched
    /// on.</exception>
    public static void Check(BucketState bucket, string? acl, params ReadOnlySpan<string?> grants)
    {
        var grantsOthers = false;
        foreach (var grant in grants) grantsOthers |= grant is not null;
        if ((acl is null or "bucket-owner-full-control") && !grantsOthers) return;
        if (bucket.OwnerEnforced) throw new AwsException("AccessControlListNotSupported", "The bucket does not allow ACLs");
        if (acl != "private" || grantsOthers) throw S3Errors.NotImplemented("x-amz-acl");
    }

    Task<GetBucketAclOutput> OfBucketAsync(GetBucketAclRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(new GetBucketAclOutput { Owner = new() { ID = directory.OwnerId }, Grants = FullControl() });
    }

    Task<GetObjectAclOutput> OfObjectAsync(GetObjectAclRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        _ = VersionLookup.Need(store, bucket, request.Key, request.VersionId);
        return Task.FromResult(new GetObjectAclOutput { Owner = new() { ID = directory.OwnerId }, Grants = FullControl() });
    }

    Grant[] FullControl() => [new() { Grantee = new() { ID = directory.OwnerId, Type = "CanonicalUser" }, Permission = "FULL_CONTROL" }];
}
