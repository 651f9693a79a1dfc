namespace Farshore.Cli.Demo;

/// <summary>What was asked of the demo.</summary>
/// <param name="From">Folder whose files fill the bucket.</param>
/// <param name="Evidence">Where to write the evidence; null for nowhere but the summary.</param>
/// <param name="Plan">Where to write the plan; null for the home.</param>
/// <param name="Until">The last stage to play.</param>
/// <param name="Keep">Leave everything running at the end.</param>
sealed record DemoOptions(string From, string? Evidence, string? Plan, DemoStage Until, bool Keep);

/// <summary>The walk-through, in order.</summary>
enum DemoStage
{
    Regions,
    Workload,
    Protect,
    Export,
    Backup,
    Disaster,
    Failover,
    Verify,
}
