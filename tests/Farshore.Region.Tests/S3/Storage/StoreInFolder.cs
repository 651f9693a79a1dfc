using Farshore.Region.Hosting;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage;
using Farshore.Region.S3.Storage.Encryption;
using Farshore.Region.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Farshore.Region.Tests.S3.Storage;

/// <summary>An object store in a folder of its own, which can be closed and opened again.</summary>
sealed class StoreInFolder : IAsyncDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farshore-s3-");

    public StoreInFolder() => Open();

    public ManualTime Time { get; } = new();

    public RegionContext Region { get; private set; } = null!;

    public ObjectStore Store { get; private set; } = null!;

    public Database Database { get; private set; } = null!;

    public string BodyFolder => Path.Combine(folder.FullName, "s3", "bodies");

    public string[] BodyFiles => Directory.GetFiles(BodyFolder, "*", SearchOption.AllDirectories);

    public async Task RestartAsync()
    {
        await Database.DisposeAsync();
        Open();
    }

    public Task BucketAsync(string name, string? versioning = null) =>
        Store.Buckets.AddAsync(new() { Name = name, CreationDate = Time.GetUtcNow(), Versioning = versioning }, default);

    public Task<StoredVersion> PutAsync(string bucket, string key, byte[] content, WriteConditions? conditions = null) =>
        PutAsync(bucket, key, content, ObjectHeaders.None, null, conditions);

    public async Task<StoredVersion> PutAsync(
        string bucket, string key, byte[] content, ObjectHeaders headers, CustomerKey? customer, WriteConditions? conditions = null)
    {
        using var hash = new BodyHash(ChecksumAlgorithm.Crc64Nvme);
        var body = await Store.Bodies.ReceiveAsync(
            new MemoryStream(content), hash, long.MaxValue, Store.Keys.New(bucket, key, headers, customer), default);
        return await Store.StoreAsync(new()
        {
            Bucket = bucket,
            Key = key,
            At = Time.GetUtcNow(),
            Size = body.Size,
            ETag = body.Digest.ETag,
            Checksum = body.Digest.Of(ChecksumAlgorithm.Crc64Nvme),
            Headers = headers,
            Conditions = conditions ?? WriteConditions.None,
        }, body, default);
    }

    public Task<StoredVersion> PutAsync(string bucket, string key, string content = "content") =>
        PutAsync(bucket, key, System.Text.Encoding.UTF8.GetBytes(content));

    public Task<Deletion> DeleteAsync(string bucket, string key, string? versionId = null) =>
        Store.DeleteAsync(bucket, key, versionId, WriteConditions.None, Time.GetUtcNow(), default);

    public byte[]? Read(StoredVersion version, long offset = 0, long? length = null)
    {
        using var stream = Store.Open(version, offset, length);
        if (stream is null) return null;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    void Open()
    {
        Database = Database.Open(Path.Combine(folder.FullName, "region.db"));
        Region = new RegionContext(
            "us-east-1", "000000000000", folder.FullName, new("http://127.0.0.1"), Database, Time, NullLoggerFactory.Instance);
        Store = new(Region);
    }
}
