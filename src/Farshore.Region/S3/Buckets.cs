using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Buckets themselves: made and deleted here, listed for the whole account.</summary>
public sealed partial class Buckets(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    const string FirstRegion = "us-east-1";
    const int MostListed = 10000;

    public void Serve(Operations served)
    {
        served.Add(S3Api.CreateBucket, CreateAsync);
        served.Add(S3Api.HeadBucket, HeadAsync);
        served.Add(S3Api.ListBuckets, ListAsync);
        served.Add(S3Api.DeleteBucket, DeleteAsync);
        served.Add(S3Api.GetBucketLocation, GetLocationAsync);
    }

    async Task<CreateBucketOutput> CreateAsync(CreateBucketRequest request, Call call, CancellationToken cancellationToken)
    {
        BucketNameRule.Check(request.Bucket);
        CheckLocation(request.CreateBucketConfiguration?.LocationConstraint);
        var isOlder = region.Partition.Accounts.Find(call.Caller.Account)?.OlderDefaults is true;
        var ownership = request.ObjectOwnership ?? (isOlder ? null : "BucketOwnerEnforced");
        if (ownership is not null) OwnershipControls.Check(ownership);
        var block = isOlder ? null : PublicAccessBlocks.All;
        var acl = BucketAcl(request, call, ownership, block);
        var tags = request.CreateBucketConfiguration?.Tags;
        if (tags is { Count: > 0 }) TagRules.Check(tags, TagRules.MostOnBucket, region.Partition.IsPeer(call.Caller.AccessKeyId)
            ? null : []);

        // The name first: it is taken in the whole partition, and a bucket never exists without it.
        var claim = await region.Partition.Buckets.ClaimAsync(request.Bucket, region.Name, call.Caller.Account, call.At, cancellationToken);
        if (claim.Account != call.Caller.Account) throw AlreadyExists(request.Bucket);
        if (claim.Region != region.Name) throw AlreadyOwned(request.Bucket);

        var bucket = new BucketState
        {
            Name = request.Bucket,
            CreationDate = DateTimeOffset.FromUnixTimeSeconds(claim.CreationDate.ToUnixTimeSeconds()),
            Owner = call.Caller.Account == region.Account ? null : call.Caller.Account,
            PublicAccessBlock = block,
            ObjectOwnership = ownership,
            Acl = acl,
            Versioning = request.ObjectLockEnabledForBucket is true ? "Enabled" : null,
            ObjectLock = request.ObjectLockEnabledForBucket is true ? ObjectLockConfigurations.WithoutRule : null,
            Tags = tags is { Count: > 0 } ? tags : null,
        };
        var there = await store.Buckets.AddAsync(bucket, cancellationToken);
        // The oldest Region says yes again, as it always has.
        if (!ReferenceEquals(there, bucket) && region.Name != FirstRegion) throw AlreadyOwned(request.Bucket);
        if (!ReferenceEquals(there, bucket) && !SameAcl(there.Acl, acl))
            await store.Buckets.UpdateAsync(request.Bucket, older => older with { Acl = acl }, cancellationToken);
        return new()
        {
            Location = region.Name == FirstRegion ? $"/{request.Bucket}"
                : $"{region.Endpoint.Scheme}://{region.Endpoint.Authority}/{request.Bucket}",
            BucketArn = ArnOf(request.Bucket),
        };
    }

    Task<HeadBucketOutput> HeadAsync(HeadBucketRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(new HeadBucketOutput
        {
            BucketRegion = region.Name, BucketArn = ArnOf(request.Bucket), AccessPointAlias = false,
        });
    }

    Task<ListBucketsOutput> ListAsync(ListBucketsRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.MaxBuckets is < 1 or > MostListed)
        {
            throw S3Errors.InvalidArgument(
                $"Argument max-buckets must be an integer between 1 and {MostListed}", "max-buckets", $"{request.MaxBuckets}");
        }

        var found = region.Partition.Buckets.List()
            .Where(name => name.Account == call.Caller.Account && name.Name.StartsWith(request.Prefix ?? "", StringComparison.Ordinal))
            .Where(name => request.BucketRegion is null || name.Region == request.BucketRegion)
            .Where(name => name.Region != region.Name || store.Buckets.Find(name.Name) is not null)
            .Where(name => string.CompareOrdinal(name.Name, request.ContinuationToken) > 0);
        var page = found.Take((request.MaxBuckets ?? MostListed) + 1).ToList();
        var more = page.Count > (request.MaxBuckets ?? MostListed);
        if (more) page.RemoveAt(page.Count - 1);

        // Without any parameter the answer has the form it had before there were pages.
        var paged = request.MaxBuckets is not null || request.Prefix is not null || request.BucketRegion is not null;
        return Task.FromResult(new ListBucketsOutput
        {
            Owner = new() { ID = call.Caller.CanonicalId },
            Buckets = [.. page.Select(name => new Bucket
            {
                Name = name.Name,
                CreationDate = DateTimeOffset.FromUnixTimeSeconds(name.CreationDate.ToUnixTimeSeconds()),
                BucketRegion = paged ? name.Region : null,
                BucketArn = paged ? ArnOf(name.Name) : null,
            })],
            Prefix = request.Prefix,
            ContinuationToken = more ? page[^1].Name : null,
        });
    }

    async Task<DeleteBucketResponse> DeleteAsync(DeleteBucketRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await store.DeleteBucketAsync(request.Bucket, cancellationToken);
        await region.Partition.Buckets.ReleaseAsync(request.Bucket, region.Name, cancellationToken);
        return new();
    }

    Task<GetBucketLocationOutput> GetLocationAsync(GetBucketLocationRequest request, Call call, CancellationToken cancellationToken)
    {
        // The one question about a bucket that any Region answers.
        directory.CheckOwner(request.Bucket, request.ExpectedBucketOwner);
        var location = directory.RegionOf(request.Bucket) ?? throw S3Errors.NoSuchBucket(request.Bucket);
        return Task.FromResult(new GetBucketLocationOutput { LocationConstraint = location == FirstRegion ? null : location });
    }

    void CheckLocation(string? location)
    {
        location = location switch { "" => null, "EU" => "eu-west-1", _ => location };
        if ((location == FirstRegion && region.Name == FirstRegion) || (location is not null && !RegionForm().IsMatch(location)))
        {
            throw new AwsException("InvalidLocationConstraint", "The specified location-constraint is not valid")
            {
                Details = new Dictionary<string, string> { ["LocationConstraint"] = location },
            };
        }

        if ((location ?? FirstRegion) == region.Name) return;
        throw new AwsException(
            "IllegalLocationConstraintException",
            $"The {location ?? "unspecified"} location constraint is incompatible for the region specific endpoint "
            + "this request was sent to.");
    }

    IReadOnlyList<AclGrant>? BucketAcl(
        CreateBucketRequest request, Call call, string? ownership, PublicAccessBlockConfiguration? block)
    {
        var asked = AclRequest.Of(request);
        if (asked.IsEmpty || asked.Canned == "private") return null;
        if (ownership == "BucketOwnerEnforced")
        {
            throw new AwsException("InvalidBucketAclWithObjectOwnership",
                "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting");
        }

        var acl = asked.ToList(call.Caller.CanonicalId, bucketOwner: null, region.Partition.Accounts);
        return acl.IsPublic && block?.BlockPublicAcls is true
            ? throw new AwsException("InvalidBucketAclWithBlockPublicAccessError",
                "Bucket cannot have public ACLs set with BlockPublicAccess enabled")
            : acl.Grants;
    }

    static bool SameAcl(IReadOnlyList<AclGrant>? one, IReadOnlyList<AclGrant>? other) => (one ?? []).SequenceEqual(other ?? []);

    [GeneratedRegex("^[a-z]{2}(-[a-z]+){1,2}-[a-z]+-[1-9]$|^[a-z]{2}-[a-z]+-[1-9]$")]
    private static partial Regex RegionForm();

    static string ArnOf(string bucket) => $"arn:aws:s3:::{bucket}";

    static AwsException AlreadyOwned(string bucket) =>
        new("BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", 409)
        {
            Details = new Dictionary<string, string> { ["BucketName"] = bucket },
        };

    static AwsException AlreadyExists(string bucket) => new(
        "BucketAlreadyExists",
        "The requested bucket name is not available. The bucket namespace is shared by all users of the system. "
        + "Please select a different name and try again.", 409)
    {
        Details = new Dictionary<string, string> { ["BucketName"] = bucket },
    };
}
