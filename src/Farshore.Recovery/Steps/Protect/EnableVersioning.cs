using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>Turns a bucket's versioning on. Once on it can only be suspended, which is what undoing does where it was off.</summary>
public sealed record EnableVersioning(Side Side, string Bucket, string? Resource, Ref<BucketBefore> Before) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Before.Step];

    public override string? About() => Resource;

    /// <returns>Whether it had to be turned on.</returns>
    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Read(Before).Versioning == VersionStatus.Enabled.Value) return false;
        await PutAsync(context, VersionStatus.Enabled, cancellationToken);
        return true;
    }

    public override async Task UndoAsync(StepContext context, bool output, CancellationToken cancellationToken)
    {
        if (output) await PutAsync(context, VersionStatus.Suspended, cancellationToken);
    }

    Task PutAsync(StepContext context, VersionStatus status, CancellationToken cancellationToken) =>
        context.World.At(Side).S3.PutBucketVersioningAsync(
        new PutBucketVersioningRequest { BucketName = Bucket, VersioningConfig = new() { Status = status } }, cancellationToken);
}
