using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>Sees to it that the ledger is there: a bucket in the secondary, versioned and closed to the public.</summary>
public sealed record EnsureLedger(string Bucket, Ref<BucketBefore> Before) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Before.Step];

    /// <returns>Whether this run made it.</returns>
    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (before, region) = (context.Read(Before), context.World.InSecondary);
        if (!before.Exists) await CreateAsync(region, cancellationToken);
        if (before.Versioning != VersionStatus.Enabled.Value)
        {
            await region.S3.PutBucketVersioningAsync(
                new PutBucketVersioningRequest { BucketName = Bucket, VersioningConfig = new() { Status = VersionStatus.Enabled } },
                    cancellationToken);
        }

        if (before.PublicAccess?.All(on => on) is not true)
            await PublicAccessBlock.WriteAsync(region.S3, Bucket, PublicAccessBlock.AllOn, cancellationToken);
        return !before.Exists;
    }

    public override async Task UndoAsync(StepContext context, bool output, CancellationToken cancellationToken)
    {
        if (!output) return;
        try
        {
            await context.World.InSecondary.S3.DeleteBucketAsync(new DeleteBucketRequest { BucketName = Bucket }, cancellationToken);
        }
        catch (AmazonS3Exception gone) when (gone.ErrorCode is "NoSuchBucket" or "BucketNotEmpty")
        {
            // Already taken back, or somebody has written into it since: what they wrote stays.
        }
    }

    async Task CreateAsync(RegionAccess region, CancellationToken cancellationToken)
    {
        try
        {
            // us-east-1 has no LocationConstraint of its own.
            await region.S3.PutBucketAsync(region.Region == "us-east-1"
                ? new PutBucketRequest { BucketName = Bucket, UseClientRegion = false }
                : new PutBucketRequest { BucketName = Bucket, BucketRegionName = region.Region }, cancellationToken);
        }
        catch (AmazonS3Exception error) when (error.ErrorCode is "BucketAlreadyOwnedByYou")
        {
            // An earlier attempt of this step made it: the step before saw that it was not there.
        }
        catch (AmazonS3Exception error) when (error.ErrorCode is "BucketAlreadyExists")
        {
            throw new StepRefusedException(
                $"the ledger's name {Bucket} belongs to another account; bucket names are global, so choose another one");
        }
    }
}
