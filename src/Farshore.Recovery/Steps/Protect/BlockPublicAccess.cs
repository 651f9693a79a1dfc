using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>Closes a replica to the public. Replication copies no bucket settings, so an open replica of a closed bucket is easily
/// made.</summary>
public sealed record BlockPublicAccess(string Bucket, string? Resource, Ref<BucketBefore> Before) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Before.Step];

    public override string? About() => Resource;

    /// <returns>Whether it had to be closed.</returns>
    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Read(Before).PublicAccess is { } before && before.All(on => on)) return false;
        await PublicAccessBlock.WriteAsync(context.World.InSecondary.S3, Bucket, PublicAccessBlock.AllOn, cancellationToken);
        return true;
    }

    public override async Task UndoAsync(StepContext context, bool output, CancellationToken cancellationToken)
    {
        if (!output) return;
        var s3 = context.World.InSecondary.S3;
        if (context.Read(Before).PublicAccess is { } before) await PublicAccessBlock.WriteAsync(s3, Bucket, before, cancellationToken);
        else await PublicAccessBlock.RemoveAsync(s3, Bucket, cancellationToken);
    }
}
