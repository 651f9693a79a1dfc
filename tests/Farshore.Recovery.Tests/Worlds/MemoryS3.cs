using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.Client;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>A bucket in memory; every object has one version.</summary>
sealed class MemoryBucket(string name, string region)
{
    public string Name => name;
    public string Region => region;
    public string Versioning { get; set; } = "Suspended";
    public PublicAccessBlockConfiguration? PublicAccess { get; set; }
    public ReplicationConfiguration? Replication { get; set; }
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new(StringComparer.Ordinal);

    public string Line()
    {
        var rules = string.Join(',', Replication?.Rules.Select(rule => rule.Id) ?? []);
        var keys = string.Join(',', Objects.Keys.Order(StringComparer.Ordinal));
        return $"{region} bucket {name} {Versioning} {(PublicAccess is null ? "open" : "closed")} rules[{rules}] {keys}";
    }
}

/// <summary>S3 in memory, as far as steps call it.</summary>
sealed class MemoryS3(MemoryRegion region)
{
    // Time goes on a second with every look at an object.
    int looks;

    public static IAmazonS3 For(MemoryRegion region)
    {
        var (client, s3) = SdkDouble.Create<IAmazonS3>();
        s3.Config = new AmazonS3Config { RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region.Name) };
        s3.Weather = () => region.Aws.Weather;
        new MemoryS3(region).Serve(s3);
        return client;
    }

    void Serve(SdkDouble s3)
    {
        s3.Serve<GetBucketLocationRequest, GetBucketLocationResponse>(request => new() { Location = new(Find(request.BucketName).Region) });
        s3.Serve<GetBucketVersioningRequest, GetBucketVersioningResponse>(request =>
            new() { VersioningConfig = new() { Status = new(Find(request.BucketName).Versioning) } });
        s3.Serve<PutBucketVersioningRequest, PutBucketVersioningResponse>(request =>
        {
            Find(request.BucketName).Versioning = request.VersioningConfig.Status.Value;
            return new();
        });
        s3.Serve<GetPublicAccessBlockRequest, GetPublicAccessBlockResponse>(request => new()
        {
            PublicAccessBlockConfiguration = Find(request.BucketName).PublicAccess
                ?? throw Error("NoSuchPublicAccessBlockConfiguration", HttpStatusCode.NotFound),
        });
        s3.Serve<PutPublicAccessBlockRequest, PutPublicAccessBlockResponse>(request =>
        {
            Find(request.BucketName).PublicAccess = request.PublicAccessBlockConfiguration;
            return new();
        });
        s3.Serve<DeletePublicAccessBlockRequest, DeletePublicAccessBlockResponse>(request =>
        {
            Find(request.BucketName).PublicAccess = null;
            return new();
        });
        s3.Serve<GetBucketEncryptionRequest, GetBucketEncryptionResponse>(_ => throw Error("none", HttpStatusCode.NotFound));
        ServeReplication(s3);
        ServeBuckets(s3);
        ServeObjects(s3);
    }

    void ServeReplication(SdkDouble s3)
    {
        s3.Serve<GetBucketReplicationRequest, GetBucketReplicationResponse>(request => new()
        {
            Configuration = Find(request.BucketName).Replication
                ?? throw Error("ReplicationConfigurationNotFoundError", HttpStatusCode.NotFound),
        });
        s3.Serve<PutBucketReplicationRequest, PutBucketReplicationResponse>(request =>
        {
            Find(request.BucketName).Replication = request.Configuration;
            return new();
        });
        s3.Serve<DeleteBucketReplicationRequest, DeleteBucketReplicationResponse>(request =>
        {
            Find(request.BucketName).Replication = null;
            return new();
        });
    }

    void ServeBuckets(SdkDouble s3)
    {
        s3.Serve<PutBucketRequest,
            PutBucketResponse>(request => region.Aws.Buckets.TryAdd(request.BucketName, new(request.BucketName, region.Name))
            ? new() : throw Error("BucketAlreadyOwnedByYou", HttpStatusCode.Conflict));
        s3.Serve<DeleteBucketRequest, DeleteBucketResponse>(request =>
        {
            Find(request.BucketName);
            region.Aws.Buckets.TryRemove(request.BucketName, out _);
            return new();
        });
        s3.Serve<ListObjectsV2Request, ListObjectsV2Response>(request => new()
        {
            S3Objects = [.. Find(request.BucketName)
                .Objects.Keys.Where(key => key.StartsWith(request.Prefix ?? "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal).Select(key => new S3Object { Key = key, Size = 1, LastModified = DateTime.UnixEpoch })],
        });
        s3.Serve<ListVersionsRequest, ListVersionsResponse>(request => new()
        {
            IsTruncated = false,
            Versions = [.. Find(request.BucketName).Objects
                .Where(found => found.Key.StartsWith(request.Prefix ?? "", StringComparison.Ordinal))
                .OrderBy(found => found.Key, StringComparer.Ordinal)
                .Select(found => new S3ObjectVersion
            {
                Key = found.Key, VersionId = "v-" + found.Key, IsLatest = true, Size = found.Value.Length,
                    ETag = $"\"{Convert.ToHexStringLower(MD5.HashData(found.Value))}\"",
                LastModified = DateTime.UnixEpoch,
            })],
        });
    }

    void ServeObjects(SdkDouble s3)
    {
        s3.Serve<PutObjectRequest, PutObjectResponse>(request =>
        {
            var there = Find(request.BucketName).Objects.GetValueOrDefault(request.Key);
            if ((request.IfNoneMatch is "*" && there is not null) || (request.IfMatch is { } tag && (there is null || tag != Tag(there))))
                throw Error("PreconditionFailed", HttpStatusCode.PreconditionFailed);
            using var content = new MemoryStream();
            if (request.FilePath is not null) content.Write(File.ReadAllBytes(request.FilePath));
            else if (request.InputStream is not null) request.InputStream.CopyTo(content);
            else content.Write(System.Text.Encoding.UTF8.GetBytes(request.ContentBody));
            Find(request.BucketName).Objects[request.Key] = content.ToArray();
            return new() { ETag = Tag(content.ToArray()) };
        });
        s3.Serve<GetObjectRequest, GetObjectResponse>(request =>
        {
            var found = Object(request.BucketName, request.Key);
            return new() { ResponseStream = new MemoryStream(found), ContentLength = found.Length, ETag = Tag(found) };
        });
        s3.Serve<GetObjectMetadataRequest, GetObjectMetadataResponse>(request =>
            new()
            {
                ContentLength = Object(request.BucketName, request.Key).Length,
                LastModified = DateTime.UnixEpoch.AddSeconds(Interlocked.Increment(ref looks)),
            });
        s3.Serve<DeleteObjectRequest, DeleteObjectResponse>(request =>
        {
            Find(request.BucketName).Objects.TryRemove(request.Key, out _);
            return new();
        });
    }

    static string Tag(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";

    byte[] Object(string bucket, string key) =>
        Find(bucket).Objects.GetValueOrDefault(key) ?? throw Error("NoSuchKey", HttpStatusCode.NotFound);

    MemoryBucket Find(string name)
    {
        if (region.IsLost) throw new BlackoutException(region.Name, new Uri($"https://{region.Name}.test"));
        return region.Aws.Buckets.GetValueOrDefault(name) ?? throw Error("NoSuchBucket", HttpStatusCode.NotFound);
    }

    static AmazonS3Exception Error(string code, HttpStatusCode status) => new(code) { ErrorCode = code, StatusCode = status };
}
