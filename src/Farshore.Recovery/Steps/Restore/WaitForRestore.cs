using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>How a restore by AWS Backup ended.</summary>
/// <param name="Arn">What it made; null where it made nothing that is whole.</param>
/// <param name="Leftover">What a failed job has left behind; null for nothing.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
public sealed record RestoreEnded(string? Arn, string? Leftover = null, string? Failure = null);

/// <summary>Waits until a restore job has made its resource, or has failed to.</summary>
public sealed record WaitForRestore(string Resource, Ref<RestoreBegun> Begun) : Step<RestoreEnded>
{
    public override IEnumerable<string> Needs() => [Begun.Step];

    public override string? About() => Resource;

    public override bool OnlyWaits() => true;

    public override async Task<RestoreEnded> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var begun = context.Read(Begun);
        if (begun.Job is not { } id) return new(null, Failure: begun.Refusal);
        var job = await RestoreEnd.OfAsync(context, id, cancellationToken);
        return job is { Status: "COMPLETED", CreatedResourceArn: { Length: > 0 } made } ? new(made)
            : new(null, job.CreatedResourceArn, $"restore job {id} ended {job.Status}: {job.StatusMessage}");
    }
}
