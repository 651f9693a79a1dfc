using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Replication;

/// <summary>Put, Get and DeleteBucketReplication. Destination buckets are looked up in their own Region; whether S3 can act as the role
/// shows when a version is to go.</summary>
/// <param name="region">The region of the source buckets.</param>
/// <param name="directory">Finds the bucket a request names.</param>
/// <param name="buckets">The buckets of this region.</param>
/// <param name="configurations">Where configurations are kept.</param>
/// <param name="checkPass">Refuses a caller who may not hand a role to S3.</param>
public sealed class BucketReplication(
    RegionContext region, BucketDirectory directory, BucketTable buckets, ReplicationConfigurations configurations,
    Action<Call, string> checkPass)
{
    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketReplication, PutAsync);
        served.Add(S3Api.GetBucketReplication, GetAsync);
        served.Add(S3Api.DeleteBucketReplication, DeleteAsync);
    }

    async Task<PutBucketReplicationResponse> PutAsync(PutBucketReplicationRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        if (!bucket.KeepsVersions)
            throw ReplicationErrors.InvalidRequest("Versioning must be 'Enabled' on the bucket to apply a replication configuration");
        var configuration = ReplicationSchema.Checked(request.ReplicationConfiguration, request.Bucket);
        checkPass(call, configuration.Role);
        foreach (var destination in configuration.Rules.Select(rule =>
            DestinationSchema.BucketOf(rule.Destination)).Distinct(StringComparer.Ordinal))
        {
            if (await VersioningOfAsync(destination, cancellationToken) != "Enabled")
                throw ReplicationErrors.InvalidRequest("Destination bucket must have versioning enabled.");
        }

        await configurations.PutAsync(request.Bucket, configuration, cancellationToken);
        return new();
    }

    Task<GetBucketReplicationOutput> GetAsync(GetBucketReplicationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        return Task.FromResult(new GetBucketReplicationOutput
        {
            ReplicationConfiguration = configurations.Find(request.Bucket) ?? throw ReplicationErrors.NotFound(request.Bucket),
        });
    }

    async Task<DeleteBucketReplicationResponse> DeleteAsync(
        DeleteBucketReplicationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        await configurations.DeleteAsync(request.Bucket, cancellationToken);
        return new();
    }

    async Task<string?> VersioningOfAsync(string destination, CancellationToken cancellationToken)
    {
        var there = region.Partition.Buckets.RegionOf(destination)
            ?? throw ReplicationErrors.InvalidRequest("Destination bucket must exist.");
        if (there == region.Name) return buckets.Find(destination)?.Versioning;
        try
        {
            return (await region.Peers.For(there).SendAsync(
                S3Api.GetBucketVersioning, new() { Bucket = destination }, cancellationToken)).Status;
        }
        catch (AwsException gone) when (gone.Code == "NoSuchBucket")
        {
            throw ReplicationErrors.InvalidRequest("Destination bucket must exist.");
        }
        catch (HttpRequestException away)
        {
            throw new AwsException("ServiceUnavailable", $"The destination's Region {there} does not answer: {away.Message}", 503);
        }
    }
}
