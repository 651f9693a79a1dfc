using System.Net;
using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Recovery.Proofs;

/// <summary>One property of a restored resource against the plan.</summary>
public sealed record PropertyCheck(string Property, string Expected, string Actual, bool Passed);

/// <summary>What the plan expects of the secondary bucket beside its objects.</summary>
/// <param name="Region">Where it must be.</param>
public sealed record BucketExpectations(string Region)
{
    public string Versioning { get; init; } = "Enabled";

    /// <summary>Algorithm of the default encryption; null where any will do.</summary>
    public string? Encryption { get; init; } = "AES256";

    /// <summary>All four switches of the public access block are on.</summary>
    public bool PublicAccessBlocked { get; init; } = true;

    /// <summary>The bucket that this one must replicate to in turn; null where it must not replicate.</summary>
    public string? ReplicatesTo { get; init; }
}

/// <summary>Reads a bucket's settings and holds them against what is expected.</summary>
public sealed class BucketProperties(IAmazonS3 s3)
{
    public async Task<IReadOnlyList<PropertyCheck>> CheckAsync(string bucket, BucketExpectations expected,
        CancellationToken cancellationToken)
    {
        List<PropertyCheck> checks =
        [
            await ReadAsync("Region", expected.Region, async () => RegionOf(await s3.GetBucketLocationAsync(
                new GetBucketLocationRequest { BucketName = bucket }, cancellationToken))),
            await ReadAsync("Versioning", expected.Versioning, async () =>
                (await s3.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = bucket }, cancellationToken))
                .VersioningConfig?.Status?.Value is { Length: > 0 } status ? status : "Off"),
            await ReadAsync("PublicAccessBlock", expected.PublicAccessBlocked ? "all on" : "any", () =>
                PublicAccessAsync(bucket, cancellationToken)),
            await ReadAsync("Replication", expected.ReplicatesTo is null ? "none" : $"to {expected.ReplicatesTo}",
                () => ReplicationAsync(bucket, cancellationToken)),
        ];
        if (expected.Encryption is { } algorithm) checks.Insert(2,
            await ReadAsync("Encryption", algorithm, () => EncryptionAsync(bucket, cancellationToken)));
        return checks;
    }

    static async Task<PropertyCheck> ReadAsync(string property, string expected, Func<Task<string>> read)
    {
        try
        {
            var actual = await read();
            return new(property, expected, actual, expected == "any" || actual == expected);
        }
        catch (AmazonS3Exception refused)
        {
            return new(property, expected, $"{refused.ErrorCode}: {refused.Message}", false);
        }
    }

    // The first Region of all has no name in this answer.
    static string RegionOf(GetBucketLocationResponse location) => location.Location?.Value switch
    {
        null or "" or "US" => "us-east-1",
        "EU" => "eu-west-1",
        var region => region,
    };

    async Task<string> EncryptionAsync(string bucket, CancellationToken cancellationToken)
    {
        var answer = await s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = bucket }, cancellationToken);
        var rule = answer.ServerSideEncryptionConfiguration.ServerSideEncryptionRules[0];
        return rule.ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm.Value;
    }

    async Task<string> PublicAccessAsync(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            var block = (await s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = bucket }, cancellationToken))
                .PublicAccessBlockConfiguration;
            (string Name, bool? On)[] switches =
            [
                ("BlockPublicAcls", block.BlockPublicAcls), ("IgnorePublicAcls", block.IgnorePublicAcls),
                ("BlockPublicPolicy", block.BlockPublicPolicy), ("RestrictPublicBuckets", block.RestrictPublicBuckets),
            ];
            var off = switches.Where(one => one.On != true).Select(one => one.Name).ToList();
            return off.Count == 0 ? "all on" : $"off: {string.Join(", ", off)}";
        }
        catch (AmazonS3Exception none) when (none.StatusCode == HttpStatusCode.NotFound
            && none.ErrorCode == "NoSuchPublicAccessBlockConfiguration")
        {
            return "none";
        }
    }

    async Task<string> ReplicationAsync(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await s3.GetBucketReplicationAsync(new GetBucketReplicationRequest { BucketName = bucket }, cancellationToken);
            var targets = (answer.Configuration?.Rules ?? [])
                .Where(rule => rule.Status == ReplicationRuleStatus.Enabled)
                .Select(rule => rule.Destination.BucketArn[(rule.Destination.BucketArn.LastIndexOf(':') + 1)..])
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            return targets.Count == 0 ? "none" : $"to {string.Join(", ", targets)}";
        }
        catch (AmazonS3Exception none) when (none.ErrorCode == "ReplicationConfigurationNotFoundError")
        {
            return "none";
        }
    }
}
