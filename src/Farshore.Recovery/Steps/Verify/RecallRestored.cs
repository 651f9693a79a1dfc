using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Verify;

/// <summary>Takes over what an earlier failover restored.</summary>
/// <param name="Restored">As that run's journal has it.</param>
/// <param name="Run">That run.</param>
public sealed record RecallRestored(Restored Restored, string Run) : Step<Restored>
{
    public override string? About() => Restored.Name;

    public override Task<Restored> ExecuteAsync(StepContext context, CancellationToken cancellationToken) => Task.FromResult(Restored);
}
