using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3Control;

/// <summary>Objects that jobs read and write, in whichever Region their bucket is; on disk while they are worked on, never in
/// memory.</summary>
sealed class JobFiles(RegionContext region)
{
    readonly string folder = Path.Combine(region.Folder, "s3control");

    /// <summary>A file of its own for a job, to be deleted by whoever asked.</summary>
    public string NewPath(string job)
    {
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{job}-{Guid.NewGuid():n}");
    }

    /// <summary>Removes what an earlier process left.</summary>
    public void Clear()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Fetches an object.</summary>
    /// <exception cref="AwsException">It is not there, or not with that ETag.</exception>
    public async Task FetchAsync(
        string bucket, string key, string? versionId, string etag, string path, CancellationToken cancellationToken)
    {
        var got = await Client(bucket).SendAsync(
            S3Api.GetObject, new() { Bucket = bucket, Key = key, VersionId = versionId, IfMatch = $"\"{etag.Trim('"')}\"" },
            cancellationToken);
        await using var body = got.Body!;
        await using var file = File.Create(path);
        await body.CopyToAsync(file, cancellationToken);
    }

    /// <summary>Writes a file as an object.</summary>
    /// <returns>The object's ETag.</returns>
    public async Task<string> StoreAsync(string bucket, string key, string path, string type, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await StoreAsync(bucket, key, file, type, cancellationToken);
    }

    public async Task<string> StoreAsync(string bucket, string key, Stream body, string type, CancellationToken cancellationToken)
    {
        var put = await Client(bucket).SendAsync(
            S3Api.PutObject, new() { Bucket = bucket, Key = key, Body = body, ContentLength = body.Length, ContentType = type },
            cancellationToken);
        return put.ETag?.Trim('"') ?? "";
    }

    /// <summary>Copies a version as any client would.</summary>
    public Task CopyAsync(
        StoredVersion source, string bucket, string key, string? storageClass, CancellationToken cancellationToken) =>
        Client(bucket).SendAsync(S3Api.CopyObject, new()
        {
            Bucket = bucket,
            Key = key,
            CopySource = $"{source.Bucket}/{Uri.EscapeDataString(source.Key)}?versionId={source.VersionId}",
            StorageClass = storageClass ?? source.StorageClass,
        }, cancellationToken);

    public static string Md5Of(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(MD5.HashData(file));
    }

    public static string Sha1Of(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA1.HashData(file));
    }

    Aws.Client.IAwsClient Client(string bucket) => region.Peers.For(region.Partition.Buckets.RegionOf(bucket)
        ?? throw new AwsException("NoSuchBucket", $"The specified bucket does not exist: {bucket}", 404));
}
