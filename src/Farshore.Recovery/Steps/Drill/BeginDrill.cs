using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Network;

namespace Farshore.Recovery.Steps.Drill;

/// <summary>Stands before everything that a drill makes, so that it is taken back after everything else: then it takes away what is left,
/// and does not say it is done before nothing is.</summary>
public sealed record BeginDrill(string Plan) : Step<DrillScope>
{
    /// <summary>The plan has stacks of its own.</summary>
    public bool HasStacks { get; init; }

    public override Task<DrillScope> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new DrillScope(Plan, context.State.Run) { HasStacks = HasStacks });

    public override async Task UndoAsync(StepContext context, DrillScope output, CancellationToken cancellationToken)
    {
        await DrillSweep.WorkloadAsync(context, output, cancellationToken);
        await DrillSweep.NetworkAsync(context, output, cancellationToken);
        var left = await new DrillThings(context, output, cancellationToken).AllAsync();
        if (left.Count > 0) throw new StepRefusedException($"the drill has left {string.Join(", ", left)}: take them away, then resume");
    }
}
