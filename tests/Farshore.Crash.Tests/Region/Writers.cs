using System.Collections.Concurrent;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3.Model;
using Farshore.Aws;
using Farshore.Aws.Iam;
using Farshore.Aws.Kms;

namespace Farshore.Crash.Tests.Region;

/// <summary>Writes to a region as fast as it answers, and remembers exactly what was acknowledged.</summary>
sealed class Writers(RegionProcess region, int seed)
{
    const string Bucket = "under-fire";
    const string Trust = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
        """;

    readonly ConcurrentDictionary<string, (string VersionId, string Sha256)> objects = new();
    readonly ConcurrentDictionary<string, string> aliases = new();
    readonly ConcurrentDictionary<string, byte> roles = new();
    int made;

    public int Acknowledged => objects.Count + aliases.Count + roles.Count;

    public async Task PrepareAsync()
    {
        await region.S3.PutBucketAsync(Bucket);
        await region.S3.PutBucketVersioningAsync(new() { BucketName = Bucket, VersioningConfig = new() { Status = "Enabled" } });
    }

    /// <summary>Writes until the region stops answering.</summary>
    public Task WriteAsync() => Task.WhenAll(
        UntilCutOffAsync(PutObjectAsync), UntilCutOffAsync(PutObjectAsync), UntilCutOffAsync(PutObjectAsync),
        UntilCutOffAsync(PutLargeObjectAsync), UntilCutOffAsync(CreateKeyAsync), UntilCutOffAsync(CreateRoleAsync));

    /// <summary>Reads everything back that was ever acknowledged.</summary>
    public async Task FindAllAsync()
    {
        await Parallel.ForEachAsync(objects, async (written, cancellationToken) =>
        {
            using var read = await region.S3.GetObjectAsync(
                new() { BucketName = Bucket, Key = written.Key, VersionId = written.Value.VersionId }, cancellationToken);
            Assert.Equal(written.Value.Sha256, Convert.ToHexString(await SHA256.HashDataAsync(read.ResponseStream, cancellationToken)));
        });
        foreach (var (alias, key) in aliases)
            Assert.Equal(key, (await region.Client.SendAsync(KmsApi.DescribeKey, new() { KeyId = alias }, default)).KeyMetadata!.KeyId);
        foreach (var role in roles.Keys) await region.Client.SendAsync(IamApi.GetRole, new() { RoleName = role }, default);
    }

    Task PutObjectAsync() => PutAsync(1 + ((Next() * 7919) % 20_000));

    Task PutLargeObjectAsync() => PutAsync(3_000_000);

    async Task PutAsync(int length)
    {
        var number = Next();
        var content = new byte[length];
        new Random(seed + number).NextBytes(content);
        var key = $"objects/{number}";
        var answer = await region.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = new MemoryStream(content) });
        objects[key] = (answer.VersionId, Convert.ToHexString(SHA256.HashData(content)));
    }

    async Task CreateKeyAsync()
    {
        var key = (await region.Client.SendAsync(KmsApi.CreateKey, new(), default)).KeyMetadata!.KeyId;
        var alias = $"alias/key-{Next()}";
        await region.Client.SendAsync(KmsApi.CreateAlias, new() { AliasName = alias, TargetKeyId = key }, default);
        aliases[alias] = key;
    }

    async Task CreateRoleAsync()
    {
        var name = $"role-{Next()}";
        await region.Client.SendAsync(IamApi.CreateRole, new() { RoleName = name, AssumeRolePolicyDocument = Trust }, default);
        roles[name] = 0;
    }

    int Next() => Interlocked.Increment(ref made);

    static async Task UntilCutOffAsync(Func<Task> write)
    {
        try
        {
            while (true) await write();
        }
        catch (Exception cut) when (cut is HttpRequestException or AmazonServiceException or AmazonClientException or IOException
            or System.Net.Sockets.SocketException)
        {
            // The region is gone; what it had not acknowledged it need not have.
        }
    }
}
