using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.Client;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

/// <summary>Two regions that the tests of S3 share, each test with buckets of its own.</summary>
public sealed class S3Regions : IAsyncLifetime
{
    public const string Collection = "S3";

    LocalRegions regions = null!;

    public IAmazonS3 East => regions.S3(LocalRegions.East);

    public IAmazonS3 West => regions.S3(LocalRegions.West);

    /// <summary>Where both regions keep what they have.</summary>
    public string Home => regions.Home;

    public IAwsClient Wire => regions.Client(LocalRegions.East);

    public IAwsClient WireWest => regions.Client(LocalRegions.West);

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync(null, LocalRegions.East, LocalRegions.West);

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    /// <summary>A new bucket in the first region.</summary>
    public async Task<string> BucketAsync(bool versions = false)
    {
        var name = "b-" + RandomNumberGenerator.GetHexString(16, lowercase: true);
        await East.PutBucketAsync(name);
        if (versions) await VersioningAsync(name, VersionStatus.Enabled);
        return name;
    }

    public Task VersioningAsync(string bucket, VersionStatus status) => East.PutBucketVersioningAsync(new()
    {
        BucketName = bucket, VersioningConfig = new() { Status = status },
    });

    public Task<PutObjectResponse> PutAsync(string bucket, string key, string content = "content") =>
        PutAsync(bucket, key, Encoding.UTF8.GetBytes(content));

    public Task<PutObjectResponse> PutAsync(string bucket, string key, byte[] content) =>
        East.PutObjectAsync(new() { BucketName = bucket, Key = key, InputStream = new MemoryStream(content) });

    public async Task<byte[]> GetAsync(string bucket, string key, string? versionId = null)
    {
        using var got = await East.GetObjectAsync(new() { BucketName = bucket, Key = key, VersionId = versionId });
        return await BytesAsync(got);
    }

    public static async Task<byte[]> BytesAsync(GetObjectResponse got)
    {
        using var bytes = new MemoryStream();
        await got.ResponseStream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>Bytes without a pattern, the same for the same length.</summary>
    public static byte[] Content(int length)
    {
        var content = new byte[length];
        new Random(length).NextBytes(content);
        return content;
    }
}

[CollectionDefinition(S3Regions.Collection)]
public sealed class S3RegionsCollection : ICollectionFixture<S3Regions>;

static class S3Refusals
{
    /// <summary>Expects that S3 says no, with this code and status.</summary>
    public static async Task<AmazonS3Exception> RefusedAsync(this Task call, string code, HttpStatusCode status)
    {
        var thrown = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => call);
        Assert.Equal((code, status), (thrown.ErrorCode, thrown.StatusCode));
        return thrown;
    }
}
