using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>What a bucket was like before the run touched it, so that undoing has something to go back to.</summary>
/// <param name="Exists">It was there.</param>
/// <param name="Versioning">Enabled, Suspended or Off.</param>
/// <param name="PublicAccess">The four switches, in AWS's order; null where none was ever set.</param>
/// <param name="Rules">Ids of its replication rules.</param>
public sealed record BucketBefore(bool Exists, string Versioning, IReadOnlyList<bool>? PublicAccess, IReadOnlyList<string> Rules);

/// <summary>Looks at a bucket before anything is changed. A missing one is refused unless the run is to make it.</summary>
public sealed record ObserveBucket(Side Side, string Bucket, string? Resource, bool MayBeMissing = false) : Step<BucketBefore>
{
    /// <summary>What must have happened before.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    // Journals from before it was written down have none.
    public override IEnumerable<string> Needs() => After ?? [];

    public override string? About() => Resource;

    public override async Task<BucketBefore> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var region = context.World.At(Side);
        var location = await LocationAsync(region.S3, cancellationToken);
        if (location is null)
        {
            return MayBeMissing ? new(false, "Off", null, []) : throw new StepRefusedException(
                $"bucket {Bucket} is not there: make it in {region.Region}, or correct the plan");
        }

        if (location != region.Region)
            throw new StepRefusedException($"bucket {Bucket} is in {location}, but the plan says {region.Region}");
        var versioning = await region.S3.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = Bucket },
            cancellationToken);
        return new(true, versioning.VersioningConfig?.Status?.Value is { Length: > 0 } status ? status : "Off",
            await PublicAccessBlock.ReadAsync(region.S3, Bucket, cancellationToken),
            [.. (await ReplicationRules.ReadAsync(region.S3, Bucket, cancellationToken))?.Rules?.Select(rule => rule.Id) ?? []]);
    }

    // The first Region of all has no name in this answer.
    async Task<string?> LocationAsync(IAmazonS3 s3, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await s3.GetBucketLocationAsync(new GetBucketLocationRequest { BucketName = Bucket }, cancellationToken);
            return answer.Location?.Value switch { null or "" or "US" => "us-east-1", "EU" => "eu-west-1", var region => region };
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchBucket" || missing.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
