using Farshore.Aws;
using Farshore.Aws.Protocols;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Access;

/// <summary>Stands before S3's handlers: from the operation and its path it tells what is asked for and refuses what is not
/// allowed.</summary>
sealed class S3Guard(RegionContext region, S3Access access, ObjectStore store, BucketDirectory directory)
{
    /// <exception cref="AwsException"><c>AccessDenied</c>; <c>NoSuchBucket</c> and <c>PermanentRedirect</c> before it.</exception>
    public void Check(IOperation operation, Call call)
    {
        var request = call.Request!;
        var (name, key) = Target(request.Path);
        // A form brings its signature among its fields; a browser's question beforehand has none.
        if (operation.Name is "PostObject" or "Preflight") return;
        var needed = S3Actions.Of(operation.Name);
        if (name is null) access.CheckAccount(call, needed.Name, "arn:aws:s3:::*");
        else if (operation.Name == "CreateBucket") CheckCreation(call, request, name);
        else if (operation.Name == "GetBucketLocation" && store.Buckets.Find(name) is null) CheckElsewhere(call, name);
        else CheckBucket(operation.Name, needed, call, directory.Need(name), key);
    }

    void CheckBucket(string operation, S3Action needed, Call call, BucketState bucket, string? encodedKey)
    {
        var request = call.Request!;
        // Each key by itself, in the handler; with the table's other operations all is known here.
        if (operation == "DeleteObjects") return;
        var versionId = Query(request, "versionId");
        var action = versionId is not null && needed.OfVersion is { } ofVersion ? ofVersion : needed.Name;
        if (access.IsUnlimited(call, action, bucket)) return;
        if (call.Caller.IsAnonymous) RefuseOverrides(request);
        var key = encodedKey is null ? null : Uri.UnescapeDataString(encodedKey);

        // Who may not list the bucket does not learn what is not in it.
        if (key is not null && S3Actions.NeedsObject(action)) access.CheckRead(call, bucket, key, versionId, action);
        else access.Check(call, action, bucket, key, versionId);
        if (operation == "GetObjectAttributes")
            access.CheckRead(call, bucket, key!, versionId, versionId is null ? "s3:GetObjectAttributes" : "s3:GetObjectVersionAttributes");
        if (key is not null) CheckExtras(call, request, bucket, key);
    }

    // What a write asks for besides the object itself.
    void CheckExtras(Call call, WireRequest request, BucketState bucket, string key)
    {
        if (Header(request, "x-amz-bypass-governance-retention") is "true")
            access.Check(call, "s3:BypassGovernanceRetention", bucket, key);
        if (request.Method is not ("PUT" or "POST") || request.Query.Exists(pair => pair.Key is "acl" or "tagging" or "retention")) return;
        // The bucket lets whoever may write say who else reads what he wrote; his own account is asked.
        if (HasAcl(request) && !call.Caller.IsAnonymous && !access.IsOwn(call, "s3:PutObjectAcl", bucket, key))
            access.Check(call, "s3:PutObjectAcl", bucket, key);
        if (Header(request, "x-amz-tagging") is { Length: > 0 }) access.Check(call, "s3:PutObjectTagging", bucket, key);
        if (Header(request, "x-amz-object-lock-mode") is not null) access.Check(call, "s3:PutObjectRetention", bucket, key);
        if (Header(request, "x-amz-object-lock-legal-hold") is not null) access.Check(call, "s3:PutObjectLegalHold", bucket, key);
    }

    void CheckCreation(Call call, WireRequest request, string name)
    {
        var arn = $"arn:aws:s3:::{name}";
        access.CheckAccount(call, "s3:CreateBucket", arn);
        if (Header(request, "x-amz-object-ownership") is not null) access.CheckAccount(call, "s3:PutBucketOwnershipControls", arn);
        if (Header(request, "x-amz-acl") is { } acl && acl != "private") access.CheckAccount(call, "s3:PutBucketAcl", arn);
    }

    void CheckElsewhere(Call call, string name)
    {
        if (region.Partition.Buckets.Find(name) is not { } found) throw S3Errors.NoSuchBucket(name);
        if (found.Account != call.Caller.Account) throw AccessDenials.Plain();
        access.CheckAccount(call, "s3:GetBucketLocation", $"arn:aws:s3:::{name}");
    }

    static bool HasAcl(WireRequest request)
    {
        foreach (var header in request.Headers.Keys)
        {
            if (header.Equals("x-amz-acl", StringComparison.OrdinalIgnoreCase)
                || header.StartsWith("x-amz-grant-", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    static void RefuseOverrides(WireRequest request)
    {
        if (request.Query.Exists(pair => pair.Key.StartsWith("response-", StringComparison.Ordinal)))
            throw S3Errors.InvalidRequest("Request specific response headers cannot be used for anonymous GET requests.");
    }

    static (string? Bucket, string? EncodedKey) Target(string path)
    {
        if (path.Length <= 1) return (null, null);
        var slash = path.IndexOf('/', 1);
        var bucket = Uri.UnescapeDataString(slash < 0 ? path[1..] : path[1..slash]);
        return (bucket, slash < 0 || slash == path.Length - 1 ? null : path[(slash + 1)..]);
    }

    static string? Query(WireRequest request, string name)
    {
        foreach (var (key, value) in request.Query)
            if (key == name) return value;
        return null;
    }

    static string? Header(WireRequest request, string name) => request.Headers.GetValueOrDefault(name);
}
