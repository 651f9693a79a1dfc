using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Access control lists: of use where a bucket's ownership setting has them on, else the owner's full control.</summary>
public sealed class Acls(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.GetBucketAcl, OfBucketAsync);
        served.Add(S3Api.GetObjectAcl, OfObjectAsync);
        served.Add(S3Api.PutBucketAcl, PutBucketAsync);
        served.Add(S3Api.PutObjectAcl, PutObjectAsync);
    }

    Task<GetBucketAclOutput> OfBucketAsync(GetBucketAclRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var owner = directory.OwnerId(bucket);
        return Task.FromResult(new GetBucketAclOutput { Owner = new() { ID = owner }, Grants = Shown(bucket, bucket.Acl, owner) });
    }

    Task<GetObjectAclOutput> OfObjectAsync(GetObjectAclRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var version = VersionLookup.Need(store, bucket, request.Key, request.VersionId);
        var owner = directory.OwnerId(bucket, version.State);
        return Task.FromResult(new GetObjectAclOutput
        {
            Owner = new() { ID = owner }, Grants = Shown(bucket, version.State.Acl, owner),
        });
    }

    async Task<PutBucketAclResponse> PutBucketAsync(PutBucketAclRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var asked = Asked(bucket, AclRequest.Of(request));
        var acl = asked.ToList(directory.OwnerId(bucket), bucketOwner: null, region.Partition.Accounts);
        ObjectOwnership.CheckPublic(bucket, call, acl, "s3:PutBucketAcl", $"arn:aws:s3:::{bucket.Name}");
        await store.Buckets.UpdateAsync(bucket.Name, older => older with { Acl = acl.Grants }, cancellationToken);
        return new();
    }

    async Task<PutObjectAclOutput> PutObjectAsync(PutObjectAclRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var there = VersionLookup.Need(store, bucket, request.Key, request.VersionId);
        var asked = Asked(bucket, AclRequest.Of(request));
        var acl = asked.ToList(directory.OwnerId(bucket, there.State), directory.OwnerId(bucket), region.Partition.Accounts);
        ObjectOwnership.CheckPublic(bucket, call, acl, "s3:PutObjectAcl", $"arn:aws:s3:::{bucket.Name}/{there.Key}");
        _ = await store.ChangeStateAsync(
            bucket.Name, there.Key, request.VersionId, version => version.State with { Acl = acl.Grants }, cancellationToken)
            ?? throw S3Errors.NoSuchKey(there.Key);
        return new();
    }

    static AclRequest Asked(BucketState bucket, AclRequest asked)
    {
        if (bucket.OwnerEnforced) throw ObjectOwnership.NotSupported();
        if (!asked.IsEmpty) return asked;
        throw new AwsException("MissingSecurityHeader", "Your request was missing a required header")
        {
            Details = new Dictionary<string, string> { ["MissingHeaderName"] = "x-amz-acl" },
        };
    }

    static IReadOnlyList<Grant> Shown(BucketState bucket, IReadOnlyList<AclGrant>? grants, string owner) =>
        [.. (bucket.OwnerEnforced || grants is null ? AccessList.Private(owner).Grants : grants).Select(grant => new Grant
        {
            Grantee = grant.IsGroup
                ? new() { URI = grant.Grantee, Type = "Group" } : new() { ID = grant.Grantee, Type = "CanonicalUser" },
            Permission = grant.Permission,
        })];
}
