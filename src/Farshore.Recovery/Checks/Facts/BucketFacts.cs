using System.Text.Json;
using Farshore.Aws;
using Farshore.Aws.S3;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>A bucket and its settings.</summary>
sealed class BucketFacts(RegionFacts region, string name)
{
    const string Elsewhere = "x-amz-bucket-region";

    public string Name => name;

    public RegionFacts Region => region;

    /// <summary>The Region it is in; null where there is no such bucket.</summary>
    /// <exception cref="NotAllowedException">It is another account's, or we may not look.</exception>
    public Task<string?> PlaceAsync() => region.Known.OnceAsync($"bucket {name}", AskPlaceAsync);

    public async Task<bool> ExistsAsync() => await PlaceAsync() is not null;

    public async Task<string> VersioningAsync() => await PlaceAsync() is null
        ? throw new NothingToLookAtException($"bucket {name} is not there") : (await AskVersioningAsync()).Status ?? "Off";

    /// <summary>Null where there is no replication.</summary>
    public async Task<ReplicationConfiguration?> ReplicationAsync() =>
        (await AskAsync(S3Api.GetBucketReplication, new() { Bucket = name }, "ReplicationConfigurationNotFoundError"))
            ?.ReplicationConfiguration;

    public async Task<string?> PolicyAsync() =>
        (await AskAsync(S3Api.GetBucketPolicy, new() { Bucket = name }, "NoSuchBucketPolicy"))?.Policy;

    public async Task<ServerSideEncryptionByDefault?> EncryptionAsync() =>
        (await AskAsync(S3Api.GetBucketEncryption, new() { Bucket = name }, "ServerSideEncryptionConfigurationNotFoundError"))
            ?.ServerSideEncryptionConfiguration?.Rules is [var rule, ..] ? rule.ApplyServerSideEncryptionByDefault : null;

    public async Task<PublicAccessBlockConfiguration?> PublicAccessAsync() =>
        (await AskAsync(S3Api.GetPublicAccessBlock, new() { Bucket = name }, "NoSuchPublicAccessBlockConfiguration"))
            ?.PublicAccessBlockConfiguration;

    /// <summary>Null where object lock is off.</summary>
    public async Task<ObjectLockConfiguration?> ObjectLockAsync() =>
        (await AskAsync(S3Api.GetObjectLockConfiguration, new() { Bucket = name }, "ObjectLockConfigurationNotFoundError"))
            ?.ObjectLockConfiguration;

    /// <summary>A setting as text that is equal where the setting is; null where it was never made.</summary>
    public async Task<string?> TextAsync<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input, params string[] missing)
        where TOutput : class =>
        await AskAsync(operation, input, missing) is { } answer ? JsonSerializer.Serialize(answer, operation.Output) : null;

    /// <exception cref="NothingToLookAtException">The bucket is not there, which the check of buckets tells.</exception>
    async Task<TOutput?> AskAsync<TInput, TOutput>(Operation<TInput, TOutput> operation, TInput input, params string[] missing)
        where TOutput : class
    {
        if (await PlaceAsync() is null) throw new NothingToLookAtException($"bucket {name} is not there");
        return await region.Known.OnceAsync($"{operation.Name} {name}", () => region.FindAsync(operation, input, missing));
    }

    Task<GetBucketVersioningOutput> AskVersioningAsync() => region.Known.OnceAsync($"{nameof(S3Api.GetBucketVersioning)} {name}",
        () => region.AskAsync(S3Api.GetBucketVersioning, new() { Bucket = name }));

    async Task<string?> AskPlaceAsync()
    {
        try
        {
            // A bucket answers for itself only where it is.
            await AskVersioningAsync();
            return region.Name;
        }
        catch (AwsException error) when (error.Status is 404)
        {
            return null;
        }
        catch (AwsException error) when (error.Headers.TryGetValue(Elsewhere, out var other))
        {
            return other;
        }
    }
}
