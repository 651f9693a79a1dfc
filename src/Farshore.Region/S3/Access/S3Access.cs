using Farshore.Aws;
using Farshore.Aws.Protocols;
using Farshore.Region.Hosting;
using Farshore.Region.Iam.Policies;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Access;

/// <summary>Decides who may do what to buckets and objects: by the caller's own policies, the bucket's policy, and ACLs where they are
/// on.</summary>
public sealed class S3Access(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    readonly Identities identities = new(region);
    readonly ObjectStore store = store;
    readonly BucketDirectory directory = directory;

    /// <summary>Refuses what a caller may not do to a bucket or to one of its objects.</summary>
    /// <param name="call">Who asks, with which request.</param>
    /// <param name="action">e.g. <c>s3:PutObject</c>.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object, where it is about one.</param>
    /// <param name="versionId">Its version; none for the current one.</param>
    /// <exception cref="AwsException"><c>AccessDenied</c>.</exception>
    public void Check(Call call, string action, BucketState bucket, string? key = null, string? versionId = null)
    {
        if (Refusal(call, action, bucket, key, versionId) is { } refused) throw refused;
    }

    /// <summary>Refuses a read, also of what is not there where the caller may not list.</summary>
    /// <exception cref="AwsException"><c>AccessDenied</c>.</exception>
    public void CheckRead(Call call, BucketState bucket, string key, string? versionId, string? action = null)
    {
        action ??= versionId is null ? "s3:GetObject" : "s3:GetObjectVersion";
        if (IsUnlimited(call, action, bucket)) return;
        if (store.Find(bucket.Name, key, versionId) is null or { IsDeleteMarker: true })
            Check(call with { Request = AsListing(call.Request, key) }, versionId is null
                ? "s3:ListBucket" : "s3:ListBucketVersions", bucket);
        else Check(call, action, bucket, key, versionId);
    }

    public bool Allows(Call call, string action, BucketState bucket, string? key = null, string? versionId = null) =>
        Refusal(call, action, bucket, key, versionId) is null;

    /// <summary>Whether the caller's own policies alone allow something.</summary>
    public bool IsOwn(Call call, string action, BucketState bucket, string key)
    {
        var identity = identities.Of(call.Caller);
        var resource = $"arn:aws:s3:::{bucket.Name}/{key}";
        return Own(identity, call.Caller, Request(call, identity, action, resource, directory.OwnerOf(bucket), static () => null), out _)
            == Decision.Allowed;
    }

    /// <summary>Why a caller may not do something; nothing where it may.</summary>
    public AwsException? Refusal(Call call, string action, BucketState bucket, string? key = null, string? versionId = null)
    {
        if (IsUnlimited(call, action, bucket)) return null;
        var question = new Question(this, call, action, bucket, key, versionId);
        return question.IsAllowed() ? null : question.Refusal();
    }

    /// <summary>Whether nothing can refuse the caller, so that nothing more need be looked up.</summary>
    public bool IsUnlimited(Call call, string action, BucketState bucket) =>
        region.Partition.IsPeer(call.Caller.AccessKeyId)
        || (bucket.Policy is null && (bucket.OwnerEnforced || !S3Actions.NeedsObject(action)) && call.Caller.SessionPolicies is null
            && call.Caller.Account == directory.OwnerOf(bucket) && identities.Of(call.Caller).IsAdministrator);

    /// <summary>Refuses what a caller's own policies do not allow, for what belongs to no bucket yet.</summary>
    /// <exception cref="AwsException"><c>AccessDenied</c>.</exception>
    public void CheckAccount(Call call, string action, string resource)
    {
        if (region.Partition.IsPeer(call.Caller.AccessKeyId)) return;
        if (call.Caller.IsAnonymous) throw AccessDenials.Plain();
        var identity = identities.Of(call.Caller);
        var request = Request(call, identity, action, resource, owner: null, static () => null);
        var decision = Own(identity, call.Caller, request, out var session);
        if (decision < Decision.Allowed) throw AccessDenials.Nothing(call.Caller, action, resource, session);
        if (decision == Decision.Denied) throw AccessDenials.Explicit(call.Caller, action, resource, session
            ? "a session" : "an identity-based");
    }

    // Looking for a key is like listing what begins with it.
    static WireRequest? AsListing(WireRequest? request, string key) =>
        request is null ? null : request with { Query = [.. request.Query, new("prefix", key)] };

    AccessRequest Request(
        Call call, Identity identity, string action, string resource, string? owner, Func<StoredVersion?> existing) =>
        new(PolicyCallers.Of(call.Caller), action, resource, new S3Circumstances(region, call, identity, owner, existing).Of);

    // What a session was narrowed to must allow as well.
    static Decision Own(Identity identity, Principal caller, AccessRequest request, out bool session)
    {
        session = false;
        var own = identity.Decide(request);
        if (own != Decision.Allowed || caller.SessionPolicies is not { } policies) return own;
        session = true;
        return PolicyDocument.Decide(policies.Select(PolicyDocument.Of), request);
    }

    /// <summary>One question, with what answering it needs looked up once.</summary>
    sealed class Question(S3Access access, Call call, string action, BucketState bucket, string? key, string? versionId)
    {
        readonly Principal caller = call.Caller;
        readonly string resource = key is null ? $"arn:aws:s3:::{bucket.Name}" : $"arn:aws:s3:::{bucket.Name}/{key}";
        readonly string bucketOwner = access.directory.OwnerOf(bucket);
        StoredVersion? version;
        bool looked, bySession;
        Decision own, theirs;

        public bool IsAllowed()
        {
            var identity = access.identities.Of(caller);
            var request = access.Request(call, identity, action, resource, bucketOwner, Existing);
            theirs = bucket.Policy is { } text ? PolicyDocument.Of(text).DecideForResource(request) : Decision.None;
            // Whoever locks himself out by a policy can still take it away.
            if (theirs == Decision.Denied && caller.IsRoot && caller.Account == bucketOwner && IsAboutPolicy) return true;
            own = Own(identity, caller, request, out bySession);
            if (theirs == Decision.Denied || own == Decision.Denied) return false;

            var owner = ResourceOwner();
            if (caller.Account != bucketOwner && IsRestricted()) theirs = Decision.None;
            // A bucket's policy gives nothing of what belongs to somebody else.
            var given = owner == bucketOwner ? theirs : Decision.None;
            if (caller.IsAnonymous) return given == Decision.Allowed || IsGranted();
            if (caller.Account == owner) return own == Decision.Allowed || given == Decision.Allowed;
            return own == Decision.Allowed && (given != Decision.None || IsGranted());
        }

        /// <summary>Reasons are for those of the bucket's account; others learn nothing.</summary>
        public AwsException Refusal() =>
            caller.Account != bucketOwner || caller.IsAnonymous ? AccessDenials.Plain()
            : own == Decision.Denied ? AccessDenials.Explicit(caller, action, resource, bySession ? "a session" : "an identity-based")
            : theirs == Decision.Denied ? AccessDenials.Explicit(caller, action, resource, "a resource-based")
            : own == Decision.Allowed ? AccessDenials.Plain()
            : AccessDenials.Nothing(caller, action, resource, bySession);

        bool IsAboutPolicy => action is "s3:GetBucketPolicy" or "s3:PutBucketPolicy" or "s3:DeleteBucketPolicy";

        bool IsRestricted() => bucket.PublicAccessBlock?.RestrictPublicBuckets is true && PublicPolicies.Is(bucket.Policy);

        string ResourceOwner() => !bucket.OwnerEnforced && S3Actions.NeedsObject(action) && Existing() is { } there
            ? access.directory.OwnerOf(bucket, there.State) : bucketOwner;

        bool IsGranted()
        {
            if (bucket.OwnerEnforced || S3Actions.Permission(action) is not { } permission) return false;
            var ignorePublic = bucket.PublicAccessBlock?.IgnorePublicAcls is true;
            if (!S3Actions.NeedsObject(action)) return AclOf(bucket.Acl, bucketOwner).Gives(caller, permission, ignorePublic);
            return Existing() is { } there
                && AclOf(there.State.Acl, access.directory.OwnerOf(bucket, there.State)).Gives(caller, permission, ignorePublic);
        }

        static AccessList AclOf(IReadOnlyList<AclGrant>? grants, string owner) =>
            grants is null ? AccessList.Private(AccessList.CanonicalId(owner)) : new(grants);

        StoredVersion? Existing()
        {
            if (looked || key is null) return version;
            (looked, version) = (true, access.store.Find(bucket.Name, key, versionId));
            return version;
        }
    }
}
